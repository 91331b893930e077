/** A dispatch with everything it needs, ready to be recorded any number of times. */
import type {Workgroups} from './workgroups.ts';

/** One dispatch, to be recorded later. */
export interface Dispatch {
  readonly pipeline: GPUComputePipeline;
  readonly bindGroups: readonly GPUBindGroup[];
  readonly workgroups: Workgroups;
}

/**
 * Records a dispatch. Within one compute pass, each dispatch sees what the ones before it wrote.
 */
export function recordDispatch(pass: GPUComputePassEncoder, {pipeline, bindGroups, workgroups}: Dispatch): void {
  pass.setPipeline(pipeline);
  for (const [index, bindGroup] of bindGroups.entries()) pass.setBindGroup(index, bindGroup);
  pass.dispatchWorkgroups(...workgroups);
}

/** Records a dispatch as a compute pass of its own. */
export function recordAlone(
  encoder: GPUCommandEncoder,
  dispatch: Dispatch,
  descriptor: GPUComputePassDescriptor = {label: dispatch.pipeline.label},
): void {
  const pass = encoder.beginComputePass(descriptor);
  recordDispatch(pass, dispatch);
  pass.end();
}
