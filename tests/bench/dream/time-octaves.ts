/**
 * The dreamer on WebGPU: what one step of the dream takes at each octave, from the picture to the
 * grown detail.
 */
import {createDreamPasses} from '../../../src/engine/dream/wgsl/dream-passes.ts';
import {DetailRun} from '../../../src/engine/dream/wgsl/detail-run.ts';
import {OctaveStack} from '../../../src/engine/dream/wgsl/octave-stack.ts';
import {octaveSizes} from '../../../src/engine/ascent/octaves.ts';
import {GpuMemory} from '../../../src/engine/gpu/gpu-memory.ts';
import {WgslPerception} from '../../../src/engine/perception/wgsl/wgsl-perception.ts';
import {defaultShape} from '../../../src/engine/network/wgsl/workgroup-shape.ts';
import type {PixelSize} from '../../../src/protocol/units.ts';
import type {GpuStopwatch} from '../style/gpu-stopwatch.ts';
import {isSoftwareAdapter} from '../style/run-bench.ts';
import {median} from '../style/statistics.ts';
import type {DreamJob} from './dream-engine.ts';

/** One octave. */
export interface OctaveRow {
  /** 'width x height' in pixels. */
  readonly size: string;
  readonly stepMs: number;
}

/** Times steps at the octaves that end in `finest`, coarse to fine. */
export async function timeOctaves(
  {gpu, network, layer}: Omit<DreamJob, 'picture'>,
  finest: PixelSize,
  rounds: number,
  watch: GpuStopwatch,
): Promise<readonly OctaveRow[]> {
  const {device} = gpu;
  const {width, height} = finest;
  const weights = new Map([...network.weights].map(([name, {values}]) => [name, values]));
  const shape = defaultShape({isFallbackAdapter: isSoftwareAdapter(gpu)});
  const perception = new WgslPerception({device, file: network.file, weights, shape});
  const dream = {device, passes: await createDreamPasses(device)};
  const picture = device.createTexture({
    label: 'timeOctaves.picture',
    size: [width, height],
    format: 'rgba8unorm',
    usage: GPUTextureUsage.STORAGE_BINDING,
  });
  const memory = new GpuMemory(device, 'timeOctaves');
  // One cell in which nothing moves, and everything grows.
  const field = {columns: 1, rows: 1, buffer: memory.filled('field', new Float32Array([0, 0, 1, 1]))};
  const detail = new DetailRun(dream, {size: finest, field, picture});
  const sizes = octaveSizes(finest, network.file.input.multipleOf);
  const octaves = new OctaveStack({gpu: dream, perception}, detail, sizes);
  await octaves.aim({kind: 'l2', layer});
  const rows: OctaveRow[] = [];
  for (const [octave, size] of sizes.entries()) {
    const take = (): void => {
      const encoder = device.createCommandEncoder({label: 'timeOctaves.encoder'});
      const pass = encoder.beginComputePass({label: 'timeOctaves.pass'});
      octaves.encode(pass, octave, {slot: 0, shift: {x: 3, y: -5}, gain: 0.003});
      pass.end();
      device.queue.submit([encoder.finish()]);
    };
    // The first one compiles.
    await watch.time(take);
    const stepsMs: number[] = [];
    for (let round = 0; round < rounds; round++) stepsMs.push(await watch.time(take));
    rows.push({size: `${size.width}x${size.height}`, stepMs: median(stepsMs)});
  }
  octaves.dispose();
  detail.dispose();
  memory.dispose();
  picture.destroy();
  perception.dispose();
  return rows;
}
