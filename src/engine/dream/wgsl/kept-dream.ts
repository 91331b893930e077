/**
 * The kept picture on the GPU: `dreamOn`'s dream, with the octaves of the kept size made for the
 * occasion and freed with it.
 *
 * The picture itself is added up in strips, so that what it takes does not grow with what is kept.
 */
import type {Objective} from '../../network/perception.ts';
import type {UnitInterval} from '../../../protocol/units.ts';
import {SeededRandom} from '../../shared/seeded-random.ts';
import type {Pixels} from '../../picture/picture.ts';
import {DeviceWatch} from '../../gpu/device-watch.ts';
import {GpuMemory} from '../../gpu/gpu-memory.ts';
import {seeAt, toPixels} from '../../picture/convert-pixels.ts';
import {giveWay} from '../give-way.ts';
import {KEPT_GAIN, keptOctaves, takeKeptSteps, type DreamOnOptions} from '../dream-on.ts';
import {pickShift} from '../../ascent/jitter.ts';
import {DetailRun} from './detail-run.ts';
import type {ClimbParts} from './octave-run.ts';
import {OctaveStack} from './octave-stack.ts';
import {addInStrips} from './add-in-strips.ts';

/** What is kept and what is dreamt into it. */
export interface GpuKeptDream {
  readonly parts: ClimbParts;
  readonly objective: Objective;
  /** The camera's picture in full. */
  readonly camera: Pixels;
  /** The live dream, of any size; it may go on meanwhile. */
  readonly live: DetailRun;
  readonly strength: UnitInterval;
}

/**
 * The finished picture, as large as the camera's.
 * @throws AbortError when the visitor gave up; EngineError 'gpu-lost'.
 */
export async function dreamOnGpu(kept: GpuKeptDream, options: DreamOnOptions): Promise<Pixels> {
  const {parts, objective, live, strength} = kept;
  const {device} = parts.gpu;
  const watch = new DeviceWatch(device);
  const {multipleOf} = parts.perception.file.input;
  const sizes = keptOctaves(kept.camera, multipleOf);
  const size = sizes.at(-1) ?? live.size;
  const memory = new GpuMemory(device, 'dreamOnGpu');
  // One cell in which nothing moves, and everything grows.
  const field = {columns: 1, rows: 1, buffer: memory.filled('field', new Float32Array([0, 0, 1, 1]))};
  const picture = device.createTexture({
    label: 'dreamOnGpu.picture',
    size: [size.width, size.height],
    format: 'rgba8unorm',
    usage: GPUTextureUsage.STORAGE_BINDING,
  });
  const run = new DetailRun(parts.gpu, {size, field, picture});
  const octaves = new OctaveStack(parts, run, sizes);
  const submit = (record: (pass: GPUComputePassEncoder) => void): Promise<undefined> => {
    watch.check();
    const encoder = device.createCommandEncoder({label: 'dreamOnGpu.encoder'});
    const pass = encoder.beginComputePass({label: 'dreamOnGpu.pass'});
    record(pass);
    pass.end();
    device.queue.submit([encoder.finish()]);
    return watch.orLost(device.queue.onSubmittedWorkDone());
  };
  try {
    // Both are submitted before anything is waited for: the live dream may go on, at another size.
    const reading = live.read();
    // Of a lost device the other one tells.
    reading.catch(() => undefined);
    await submit((pass) => {
      run.encodeTakeOver(pass, live);
    });
    const camera = giveWay(kept.camera, await watch.orLost(reading), strength);
    const {data} = toPixels(seeAt(camera, size));
    device.queue.writeTexture({texture: run.camera}, data, {bytesPerRow: size.width * 4}, [size.width, size.height]);
    await watch.orLost(octaves.aim(objective));
    const random = new SeededRandom(0);
    await takeKeptSteps(sizes.length, options, (octave) =>
      submit((pass) => {
        octaves.encode(pass, octave, {slot: 0, shift: pickShift(random, multipleOf), gain: KEPT_GAIN});
      }),
    );
    await submit((pass) => {
      run.encode(pass, {memory: 1, strength, isHeld: true, shownShare: 1});
    });
    const sum = await watch.orLost(addInStrips(parts.gpu, {camera, detail: run, strength}));
    options.onProgress?.(1);
    return sum;
  } finally {
    octaves.dispose();
    run.dispose();
    picture.destroy();
    memory.dispose();
  }
}
