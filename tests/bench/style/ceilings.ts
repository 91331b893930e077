/**
 * The two limits of an adapter, multiply-adds a second and bytes a second, measured by the simplest
 * possible kernels.
 */
import {createComputePipeline} from '../../../src/engine/gpu/compute-pipeline.ts';
import copy from './copy.wgsl?raw';
import fmaF16 from './fma-f16.wgsl?raw';
import fmaF32 from './fma-f32.wgsl?raw';
import type {GpuStopwatch} from './gpu-stopwatch.ts';
import {median} from './statistics.ts';

const WORKGROUP = 64;
/** Enough invocations to fill a large GPU; a software adapter has a few threads. */
const INVOCATIONS = {hardware: 2 ** 18, software: 2 ** 12} as const;
const COPY_BYTES = {hardware: 2 ** 27, software: 2 ** 24} as const;
/** Multiply-adds of one round of the loop: eight vectors of four. */
const PER_ROUND = 32;
/** Long against the cost of starting a dispatch, on a software adapter too. */
const LONG_ENOUGH_MS = 100;
const SAMPLES = 5;

/** What the adapter can do at best; f16 is null without shader-f16. */
export interface Ceilings {
  readonly f32Gmacs: number;
  readonly f16Gmacs: number | null;
  readonly copyGBs: number;
}

/** Measures both ceilings. */
export async function measureCeilings(device: GPUDevice, watch: GpuStopwatch, isSoftware: boolean): Promise<Ceilings> {
  const kind = isSoftware ? 'software' : 'hardware';
  const hasF16 = device.features.has('shader-f16');
  return {
    f32Gmacs: await measureMultiplyAdds(device, watch, fmaF32, 'fma-f32.wgsl', INVOCATIONS[kind]),
    f16Gmacs: hasF16 ? await measureMultiplyAdds(device, watch, fmaF16, 'fma-f16.wgsl', INVOCATIONS[kind]) : null,
    copyGBs: await measureCopy(device, watch, COPY_BYTES[kind], INVOCATIONS[kind]),
  };
}

async function measureMultiplyAdds(
  device: GPUDevice,
  watch: GpuStopwatch,
  code: string,
  file: string,
  invocations: number,
): Promise<number> {
  const pipeline = await createComputePipeline(device, {
    label: 'Ceilings.multiplyAdds',
    parts: [{file, code}],
    constants: {workgroupSize: WORKGROUP},
  });
  const rounds = createBuffer(device, 'rounds', 4);
  const result = createBuffer(device, 'result', invocations * 16);
  const measure = async (count: number): Promise<number> => {
    device.queue.writeBuffer(rounds, 0, new Uint32Array([count]));
    return medianTime(device, watch, pipeline, [rounds, result], invocations);
  };
  let count = 64;
  let ms = await measure(count);
  while (ms < LONG_ENOUGH_MS) {
    count *= 2;
    ms = await measure(count);
  }
  rounds.destroy();
  result.destroy();
  return (invocations * count * PER_ROUND) / ms / 1e6;
}

async function measureCopy(
  device: GPUDevice,
  watch: GpuStopwatch,
  bytes: number,
  invocations: number,
): Promise<number> {
  const pipeline = await createComputePipeline(device, {
    label: 'Ceilings.copy',
    parts: [{file: 'copy.wgsl', code: copy}],
    constants: {workgroupSize: WORKGROUP, invocations},
  });
  const source = createBuffer(device, 'source', bytes);
  const result = createBuffer(device, 'target', bytes);
  const ms = await medianTime(device, watch, pipeline, [source, result], invocations);
  source.destroy();
  result.destroy();
  return (2 * bytes) / ms / 1e6;
}

async function medianTime(
  device: GPUDevice,
  watch: GpuStopwatch,
  pipeline: GPUComputePipeline,
  buffers: readonly GPUBuffer[],
  invocations: number,
): Promise<number> {
  const group = device.createBindGroup({
    label: 'Ceilings.bindGroup',
    layout: pipeline.getBindGroupLayout(0),
    entries: buffers.map((buffer, binding) => ({binding, resource: {buffer}})),
  });
  const times: number[] = [];
  for (let sample = 0; sample <= SAMPLES; sample++) {
    const ms = await watch.time(() => {
      const encoder = device.createCommandEncoder({label: 'Ceilings.encoder'});
      const pass = encoder.beginComputePass({label: 'Ceilings.pass'});
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, group);
      pass.dispatchWorkgroups(invocations / WORKGROUP);
      pass.end();
      device.queue.submit([encoder.finish()]);
    });
    // The first run compiles and touches fresh memory.
    if (sample > 0) times.push(ms);
  }
  return median(times);
}

function createBuffer(device: GPUDevice, field: string, size: number): GPUBuffer {
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST;
  return device.createBuffer({label: `Ceilings.${field}`, size, usage});
}
