/** Frames in memory, read at any size and any way round: what a linear picture must give. */
import {describe, expect, test} from 'vitest';

import {coverGeometry, uprightSize} from '../../../../src/engine/picture/geometry.ts';
import type {Pixels} from '../../../../src/engine/picture/picture.ts';
import {samplePixels} from '../../../../src/engine/picture/sample-pixels.ts';

type Colour = readonly [number, number, number];

const UPRIGHT = {mirrored: false, rotation: 0} as const;
const ROTATIONS = [0, 90, 180, 270] as const;

function pixelsOf(width: number, height: number, colourAt: (x: number, y: number) => Colour): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set([...colourAt(x, y), 255], (y * width + x) * 4);
  }
  return {width, height, data};
}

function colourAt({data, width}: Pixels, x: number, y: number): Colour {
  const at = (y * width + x) * 4;
  return [data[at]!, data[at + 1]!, data[at + 2]!];
}

/** A picture that is another colour everywhere: left to right red, top to bottom green. */
const RAMP = pixelsOf(64, 48, (x, y) => [x * 4, y * 5, 255 - x * 2]);

test('a frame of the same size is copied, byte by byte', () => {
  expect(samplePixels(RAMP, coverGeometry(RAMP, UPRIGHT, RAMP)).data).toEqual(RAMP.data);
});

test('every pixel is opaque, whatever stood in the fourth byte', () => {
  const bare = {...RAMP, data: RAMP.data.map((value, index) => (index % 4 === 3 ? 0 : value))};
  const {data} = samplePixels(bare, coverGeometry(bare, UPRIGHT, {width: 20, height: 15}));
  expect(data.filter((_, index) => index % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
});

describe.each([false, true])('mirrored: %s', (mirrored) => {
  test.each(ROTATIONS)('a frame that is turned by %i degrees to stand upright', (rotation) => {
    const upright = uprightSize(RAMP, {mirrored, rotation});
    const read = samplePixels(RAMP, coverGeometry(RAMP, {mirrored, rotation}, upright));
    expect([read.width, read.height]).toEqual([upright.width, upright.height]);
    for (const [x, y] of [
      [0, 0],
      [5, 7],
      [upright.width - 1, 3],
      [upright.width - 1, upright.height - 1],
    ] as const) {
      const p = mirrored ? upright.width - 1 - x : x;
      // Clockwise by `rotation`, the upright picture's (p, y) was here in the frame.
      const [sourceX, sourceY] = {
        0: [p, y],
        90: [y, RAMP.height - 1 - p],
        180: [RAMP.width - 1 - p, RAMP.height - 1 - y],
        270: [RAMP.width - 1 - y, p],
      }[rotation] as [number, number];
      expect(colourAt(read, x, y)).toEqual(colourAt(RAMP, sourceX, sourceY));
    }
  });
});

test.each([
  [32, 24],
  [16, 12],
  [24, 18],
  [50, 20],
  [80, 60],
])('at %ix%i each pixel has the mean colour of its place', (width, height) => {
  const read = samplePixels(RAMP, coverGeometry(RAMP, UPRIGHT, {width, height}));
  const scale = Math.min(RAMP.width / width, RAMP.height / height);
  const [left, top] = [(RAMP.width - width * scale) / 2, (RAMP.height - height * scale) / 2];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // The ramp is linear: its mean over a pixel's place is its value in the middle, less the
      // half pixel by which a pixel's value stands for its left edge.
      const u = Math.min(RAMP.width - 1, Math.max(0, left + (x + 0.5) * scale - 0.5));
      const v = Math.min(RAMP.height - 1, Math.max(0, top + (y + 0.5) * scale - 0.5));
      const [red, green, blue] = colourAt(read, x, y);
      expect(Math.abs(red - u * 4)).toBeLessThan(2.6);
      expect(Math.abs(green - v * 5)).toBeLessThan(3.2);
      expect(Math.abs(blue - (255 - u * 2))).toBeLessThan(1.6);
    }
  }
});

test('stripes finer than the output become grey, up to a reduction by four', () => {
  const stripes = pixelsOf(256, 64, (x) => (x % 2 === 0 ? [0, 0, 0] : [255, 255, 255]));
  for (const width of [128, 64]) {
    const {data} = samplePixels(stripes, coverGeometry(stripes, UPRIGHT, {width, height: width / 4}));
    expect(new Set(data.filter((_, index) => index % 4 === 0))).toEqual(new Set([128]));
  }
});
