/**
 * The still life as a source of frames, in the real browser.
 */
import {afterAll, afterEach, describe, expect, test} from 'vitest';

import {present} from '../../../src/protocol/assert.ts';
import {ThreeStillLife} from '../../../src/engine/scene/three/three-still-life.ts';
import {LONG} from '../../support/long.ts';

const WIDTH = 192;
const HEIGHT = 108;

/**
 * A quarter of a minute: long enough for the bust to have turned and the light to have wandered.
 */
const LATER = 15;

const sources: ThreeStillLife[] = [];

async function createSource(seed: number, width = WIDTH, height = HEIGHT): Promise<ThreeStillLife> {
  const source = await ThreeStillLife.create({seed, width, height}, false);
  sources.push(source);
  return source;
}

afterEach(() => {
  for (const source of sources.splice(0)) source.dispose();
});

/**
 * Sources by their seeds, for tests that only look: building one takes seconds, and what is
 * rendered does not depend on what was rendered before.
 */
const looked = new Map<number, Promise<ThreeStillLife>>();

async function pixelsAt(seed: number, seconds: number): Promise<Uint8ClampedArray> {
  const source = looked.get(seed) ?? ThreeStillLife.create({seed, width: WIDTH, height: HEIGHT}, false);
  looked.set(seed, source);
  return pixelsOf((await source).renderAt(seconds));
}

afterAll(async () => {
  for (const source of looked.values()) (await source).dispose();
});

const reader = new OffscreenCanvas(1, 1);

/** The picture's pixels as RGBA; closes it. */
function pixelsOf(picture: ImageBitmap): Uint8ClampedArray {
  const {width, height} = picture;
  reader.width = width;
  reader.height = height;
  const context = present(reader.getContext('2d', {willReadFrequently: true}), () => 'a 2-D context');
  context.drawImage(picture, 0, 0);
  picture.close();
  return context.getImageData(0, 0, width, height).data;
}

/** Mean brightness, 0..255, in a box given in shares of the picture. */
function brightness(pixels: Uint8ClampedArray, left: number, top: number, right: number, bottom: number): number {
  let sum = 0;
  let count = 0;
  for (let y = Math.floor(top * HEIGHT); y < bottom * HEIGHT; y++) {
    for (let x = Math.floor(left * WIDTH); x < right * WIDTH; x++) {
      const at = (y * WIDTH + x) * 4;
      sum += 0.299 * pixels[at]! + 0.587 * pixels[at + 1]! + 0.114 * pixels[at + 2]!;
      count++;
    }
  }
  return sum / count;
}

function meanDifference(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  return a.reduce((sum, value, index) => sum + Math.abs(value - b[index]!), 0) / a.length;
}

test('the same seed and time give the same pixels, whatever was rendered before', async () => {
  const first = await createSource(3);
  const second = await createSource(3);
  const atOnce = pixelsOf(first.renderAt(LATER));
  // All in one task: the renderer's own clock has no tick between them.
  second.renderAt(0).close();
  second.renderAt(40).close();
  const afterOthers = pixelsOf(second.renderAt(LATER));
  expect(meanDifference(atOnce, afterOthers)).toBe(0);
});

test('time moves the picture, and a little time moves it a little', async () => {
  const now = await pixelsAt(3, 0);
  const soon = await pixelsAt(3, 1 / 30);
  const later = await pixelsAt(3, LATER);
  expect(meanDifference(now, soon)).toBeGreaterThan(0);
  expect(meanDifference(now, soon)).toBeLessThan(1);
  expect(meanDifference(now, later)).toBeGreaterThan(3);
});

test('another seed is another picture', async () => {
  expect(meanDifference(await pixelsAt(1, 0), await pixelsAt(2, 0))).toBeGreaterThan(3);
});

describe.each([0, LATER, 32])('the picture at %i seconds', (seconds) => {
  test('is neither black nor flat nor blown out', async () => {
    const pixels = await pixelsAt(1, seconds);
    const mean = brightness(pixels, 0, 0, 1, 1);
    expect(mean).toBeGreaterThan(35);
    expect(mean).toBeLessThan(130);
    let squares = 0;
    let white = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      squares += (pixels[at + 1]! - mean) ** 2;
      if (pixels[at + 1]! > 250) white++;
      expect(pixels[at + 3]).toBe(255);
    }
    expect(Math.sqrt(squares / (pixels.length / 4))).toBeGreaterThan(25);
    expect(white / (pixels.length / 4)).toBeLessThan(0.01);
  });

  test('shows a lit face before a dark wall', async () => {
    const pixels = await pixelsAt(1, seconds);
    const face = brightness(pixels, 0.44, 0.2, 0.54, 0.45);
    const wall = brightness(pixels, 0.85, 0.1, 1, 0.5);
    expect(face).toBeGreaterThan(wall * 1.8);
  });
});

test('another seed and size is another scene on the same context, which holds no more than before', async () => {
  const source = await createSource(1);
  const first = pixelsOf(source.renderAt(2));
  const held = source.resources();
  await source.change({seed: 2, width: 90, height: 160});
  const upright = source.renderAt(2);
  expect([upright.width, upright.height]).toEqual([90, 160]);
  upright.close();
  await source.change({seed: 1, width: WIDTH, height: HEIGHT});
  expect(meanDifference(pixelsOf(source.renderAt(2)), first)).toBe(0);
  const {geometries, textures} = source.resources();
  expect({geometries, textures}).toEqual({geometries: held.geometries, textures: held.textures});
});

test('rendering on and on holds no more of the GPU, and disposing gives everything back', async () => {
  const source = await createSource(1);
  source.renderAt(0).close();
  const before = source.resources();
  expect(before.geometries).toBeGreaterThan(5);
  for (let frame = 1; frame <= 30; frame++) source.renderAt(frame / 3).close();
  expect(source.resources()).toEqual(before);
  source.dispose();
  expect(source.resources()).toEqual({geometries: 0, textures: 0, bytes: 0});
});

test('a disposed source says so instead of painting nothing', async () => {
  const source = await createSource(1);
  const frame = source.renderAt(1);
  source.dispose();
  source.dispose();
  expect(() => source.renderAt(2)).toThrow(expect.objectContaining({code: 'gpu-lost'}));
  // A picture handed out before stays whole.
  const pixels = pixelsOf(frame);
  expect(brightness(pixels, 0, 0, 1, 1)).toBeGreaterThan(35);
});

test('more sources can be made one after another than a browser keeps contexts', LONG, async () => {
  for (let round = 0; round < 18; round++) {
    const source = await createSource(round, 32, 18);
    source.dispose();
  }
  const last = await createSource(1);
  expect(brightness(pixelsOf(last.renderAt(0)), 0, 0, 1, 1)).toBeGreaterThan(35);
});

test('works in a worker, where the engine runs it', async () => {
  const worker = new Worker(new URL('./scene-worker.ts', import.meta.url), {type: 'module'});
  const answer = await new Promise<{mean: number}>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<{mean: number}>) => {
      resolve(event.data);
    };
    worker.onerror = (event) => {
      reject(new Error(event.message));
    };
  });
  worker.terminate();
  const here = brightness(pixelsOf((await createSource(9)).renderAt(4)), 0, 0, 1, 1);
  expect(answer.mean).toBeCloseTo(here, 6);
});
