/** A dispatch with everything it needs, ready to be recorded any number of times. */

/** One recorded-later dispatch. */
export interface Dispatch {
  readonly pipeline: GPUComputePipeline;
  readonly bindGroups: readonly GPUBindGroup[];
  readonly workgroups: readonly [x: number, y: number, z: number];
}

/**
 * Records a dispatch. Within one compute pass, each dispatch sees what the ones before it wrote.
 */
export function recordDispatch(pass: GPUComputePassEncoder, {pipeline, bindGroups, workgroups}: Dispatch): void {
  pass.setPipeline(pipeline);
  for (const [index, bindGroup] of bindGroups.entries()) pass.setBindGroup(index, bindGroup);
  pass.dispatchWorkgroups(...workgroups);
}

/** What a shader declares at one binding. */
export type BindingKind = 'uniform' | 'read' | 'write' | 'texture' | 'sampler' | 'frame' | 'picture';

/** A bind group layout, bindings numbered from 0. */
export function createLayout(device: GPUDevice, label: string, kinds: readonly BindingKind[]): GPUBindGroupLayout {
  return device.createBindGroupLayout({
    label,
    entries: kinds.map((kind, binding) => ({binding, visibility: GPUShaderStage.COMPUTE, ...LAYOUT_ENTRIES[kind]})),
  });
}

/** A bind group, bindings numbered from 0. */
export function createGroup(
  device: GPUDevice,
  label: string,
  layout: GPUBindGroupLayout,
  resources: readonly GPUBindingResource[],
): GPUBindGroup {
  return device.createBindGroup({
    label,
    layout,
    entries: resources.map((resource, binding) => ({binding, resource})),
  });
}

const LAYOUT_ENTRIES: Readonly<Record<BindingKind, Omit<GPUBindGroupLayoutEntry, 'binding' | 'visibility'>>> = {
  uniform: {buffer: {type: 'uniform'}},
  read: {buffer: {type: 'read-only-storage'}},
  write: {buffer: {type: 'storage'}},
  texture: {texture: {sampleType: 'float'}},
  sampler: {sampler: {}},
  frame: {externalTexture: {}},
  picture: {storageTexture: {access: 'write-only', format: 'rgba8unorm'}},
};
