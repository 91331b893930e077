/** The dreamer on WebGPU as the frame loop, the shutter and the page's card use it. */
import {afterEach, beforeAll, expect, test} from 'vitest';

import {requestSharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import {ResourceLedger} from '../../../src/engine/gpu/resource-ledger.ts';
import {toPixels} from '../../../src/engine/picture/convert-pixels.ts';
import {addInStrips} from '../../../src/engine/dream/wgsl/add-in-strips.ts';
import {AddStripPass} from '../../../src/engine/dream/wgsl/add-strip-pass.ts';
import {GpuDreamer} from '../../../src/engine/dream/wgsl/gpu-dreamer.ts';
import {sampleBilinear} from '../../../src/engine/picture/resample.ts';
import {WgslPerception} from '../../../src/engine/perception/wgsl/wgsl-perception.ts';
import type {Picture, Pixels} from '../../../src/engine/picture/picture.ts';
import {GpuMemory} from '../../../src/engine/gpu/gpu-memory.ts';
import type {DreamOptions} from '../../../src/protocol/dreams.ts';
import {FIRST_DREAM} from '../../../src/catalogue/first-dream.ts';
import {GUIDED_DREAM, type DreamId} from '../../../src/catalogue/dreams.ts';
import {drawPicture, meanDifference, meanOf, wavyPicture} from '../../support/engine/dream-scene.ts';
import {pictureTexture, writePicture, writeRgb} from '../../support/engine/gpu-dream.ts';
import {QUICK_SHAPE} from '../../support/network/quick-shape.ts';
import {randomPerception} from '../../support/network/random-perception.ts';
import {readTexture} from '../../support/engine/read-texture.ts';

/** Layers as far as conv4, where a guide is looked at; sides are multiples of 16. */
const random = randomPerception(5, {stages: 3, mostChannels: 4});
const SIZE = {width: 64, height: 48};
const SCENE = toPixels(wavyPicture(SIZE));
const ALL_STEPS_MS = 1e6;
const LOOK: DreamOptions = {...FIRST_DREAM, dream: 'threads', depth: 1};

let device: GPUDevice;
let ledger: ResourceLedger;
let dreamer: GpuDreamer;
let camera: GPUTexture;
const failures: unknown[] = [];
const complaints: string[] = [];

// One for all tests, which take turns with it: compiling its shaders takes the software adapter
// seconds.
beforeAll(async () => {
  ({device} = await requestSharedGpu(() => undefined));
  device.addEventListener('uncapturederror', ({error}) => complaints.push(error.message));
  ledger = new ResourceLedger(device);
  camera = pictureTexture(device, SIZE);
  writePicture(device, camera, wavyPicture(SIZE));
  const weights = new Map([...random.weights].map(([name, {values}]) => [name, values]));
  const perception = new WgslPerception({device, file: random.file, weights, shape: QUICK_SHAPE});
  dreamer = await GpuDreamer.create({
    device,
    perception,
    seed: 1,
    reducedMotion: false,
    onFailure: (error) => failures.push(error),
  });
});

afterEach(() => {
  expect(complaints).toEqual([]);
  expect(failures).toEqual([]);
});

function show(): {readonly steps: number; readonly picture: Picture} {
  return dreamer.advance({kind: 'gpu-texture', texture: camera, size: SIZE}, ALL_STEPS_MS);
}

/** Shows frames, one after another as the engine does, until so many steps were taken. */
async function dreamUntil(steps: number): Promise<Uint8ClampedArray> {
  while (show().steps < steps) await device.queue.onSubmittedWorkDone();
  const {picture} = show();
  if (picture.kind !== 'gpu-texture') throw new Error(`The dreamer shows a ${picture.kind}.`);
  return readTexture(device, picture.texture);
}

test('keeps the camera’s picture as it is where there is no dream', async () => {
  expect(await dreamer.keep(SCENE)).toBe(SCENE);
});

test('dreams into the picture’s own size, explains a step, and keeps a larger picture', async () => {
  await expect(dreamer.explain()).rejects.toMatchObject({code: 'source-empty'});
  dreamer.setOptions(LOOK);
  expect(dreamer.sizeFor({width: 640, height: 480}, 96)).toEqual({width: 128, height: 96});
  expect(meanDifference(await dreamUntil(4), SCENE.data)).toBeGreaterThan(0.5);

  const {layer, score, ...pictures} = await dreamer.explain();
  expect(layer).toBe('conv2a-relu');
  expect(score).toBeGreaterThan(0);
  for (const name of ['gradient', 'step', 'sum'] as const) {
    const {width, height, data} = pictures[name];
    expect({width, height}).toEqual(SIZE);
    expect(meanDifference(data, SCENE.data), name).toBeGreaterThan(0);
  }
  expect(meanOf(pictures.activation.data)).toBeGreaterThan(0);

  const held = ledger.counts();
  const large = toPixels(wavyPicture({width: 72, height: 54}));
  const shares: number[] = [];
  const kept = await dreamer.keep(large, {onProgress: (share) => shares.push(share)});
  expect([kept.width, kept.height]).toEqual([72, 54]);
  expect(meanDifference(kept.data, large.data)).toBeGreaterThan(1);
  expect(Math.abs(meanOf(kept.data) / meanOf(large.data) - 1)).toBeLessThan(0.03);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
  await expect.poll(() => ledger.counts()).toEqual(held);
});

test('gives up a kept picture when it is told to, and goes on', async () => {
  dreamer.setOptions(LOOK);
  await dreamUntil(1);
  const held = ledger.counts();
  const giveUp = new AbortController();
  const keeping = dreamer.keep(SCENE, {
    signal: giveUp.signal,
    onProgress: (share) => {
      if (share > 0) giveUp.abort();
    },
  });
  await expect(keeping).rejects.toMatchObject({name: 'AbortError'});
  await expect.poll(() => ledger.counts()).toEqual(held);
  const {steps} = show();
  await dreamUntil(steps + 1);
});

test('dreams towards what is held up, and not before', async () => {
  dreamer.setOptions({...LOOK, dream: GUIDED_DREAM});
  expect(dreamer.hasGuide).toBe(false);
  show();
  await device.queue.onSubmittedWorkDone();
  const {steps: before} = show();
  await device.queue.onSubmittedWorkDone();
  expect(show().steps).toBe(before);
  await expect(dreamer.learnGuide({width: 1, height: 1, data: new Uint8ClampedArray(4)})).rejects.toMatchObject({
    code: 'guide-too-small',
  });
  await dreamer.learnGuide(toPixels(drawPicture({width: 40, height: 40}, (x, y) => ((x >> 2) + (y >> 2)) % 2)));
  expect(dreamer.hasGuide).toBe(true);
  const {steps} = show();
  await dreamUntil(steps + 2);
});

test('says which dream there is not, dreams nothing then, and dreams again of one that there is', async () => {
  expect(() => {
    dreamer.setOptions({...LOOK, dream: 'sheep' as DreamId});
  }).toThrow(/sheep/);
  show();
  await device.queue.onSubmittedWorkDone();
  const {steps} = show();
  await device.queue.onSubmittedWorkDone();
  expect(show().steps).toBe(steps);
  dreamer.setOptions(LOOK);
  await dreamUntil(steps + 1);
});

test('adds a dream to a large picture strip by strip without a seam', async () => {
  const gpu = {device, passes: {addStrip: await AddStripPass.create(device)}};
  const memory = new GpuMemory(device, 'Test');
  const dream = drawPicture({width: 16, height: 12}, (x, y, channel) => 0.3 * Math.sin(x + 2 * y + channel));
  const buffer = memory.storage('detail', 16 * 12 * 16);
  writeRgb(device, buffer, dream);
  const large: Pixels = toPixels(wavyPicture({width: 70, height: 53}));
  const detail = {detail: buffer, size: {width: 16, height: 12}};
  const sum = await addInStrips(gpu, {camera: large, detail, strength: 0.7, stripPixels: 700});
  const source = {...detail.size, data: dream.values};
  const expected = large.data.map((value, at) => {
    const [pixel, channel] = [at >> 2, at & 3];
    if (channel === 3) return 255;
    const [u, v] = [((pixel % 70) + 0.5) / 70, (Math.floor(pixel / 70) + 0.5) / 53];
    const change = 0.7 * sampleBilinear(source, u, v, channel);
    // Drawn towards black and white, by the room that there is.
    const room = change > 0 ? 1 - value / 255 : value / 255;
    return room > 0 ? value + (255 * change * room) / Math.hypot(room, change) : value;
  });
  expect(Math.max(...sum.data.map((value, at) => Math.abs(value - expected[at]!)))).toBeLessThanOrEqual(1);
  memory.dispose();
});

test('says that the GPU was lost, also to whoever waits for a kept picture, and frees everything', async () => {
  const keeping = dreamer.keep(SCENE);
  device.destroy();
  await expect(keeping).rejects.toMatchObject({code: 'gpu-lost'});
  expect(() => show()).toThrow(expect.objectContaining({code: 'gpu-lost'}) as Error);
  dreamer.dispose();
  camera.destroy();
  await expect.poll(() => ledger.counts()).toEqual({buffers: 0, textures: 0, bytes: 0});
});
