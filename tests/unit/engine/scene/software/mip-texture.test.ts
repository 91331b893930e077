/**
 * Textures on the processor, against what blending and halving must give.
 */
import {expect, test} from 'vitest';

import {createMipTexture, levelFor, sampleTexture} from '../../../../../src/engine/scene/software/mip-texture.ts';
import {VERTEX, VERTEX_STRIDE} from '../../../../../src/engine/scene/software/vertex-layout.ts';

const SIDE = 8;

/** A picture whose red rises by 10 a column and whose green rises by 20 a row. */
const SLOPES = createMipTexture(
  {
    width: SIDE,
    height: SIDE,
    texels: Uint8Array.from({length: SIDE * SIDE * 4}, (_, at) => {
      const texel = at >> 2;
      return [(texel % SIDE) * 10, Math.floor(texel / SIDE) * 20, 7, 255][at % 4]!;
    }),
  },
  (byte) => byte,
);

function sample(level: number, u: number, v: number): number[] {
  const colour = new Float32Array(3);
  sampleTexture(SLOPES, level, u, v, colour);
  return [...colour];
}

test('between the middles of texels a colour is blended in both directions', () => {
  for (const [x, y] of [
    [0, 0],
    [2.25, 3.5],
    [6.9, 0.1],
  ] as const) {
    const [red, green, blue] = sample(0, (x + 0.5) / SIDE, (y + 0.5) / SIDE);
    expect(red).toBeCloseTo(x * 10, 4);
    expect(green).toBeCloseTo(y * 20, 4);
    expect(blue).toBeCloseTo(7, 5);
  }
});

test('beyond its edges the picture repeats, and blends with its other side', () => {
  sample(0, 1.3, -0.7).forEach((value, channel) => {
    expect(value).toBeCloseTo(sample(0, 0.3, 0.3)[channel]!, 4);
  });
  expect(sample(0, 0, 0.5)[0]).toBeCloseTo(35, 4);
  expect(sample(0, 1, 0.5)[0]).toBeCloseTo(35, 4);
});

test('each copy has half the sides and the means of four, down to one texel', () => {
  expect(SLOPES.map(({width, height}) => [width, height])).toEqual([
    [8, 8],
    [4, 4],
    [2, 2],
    [1, 1],
  ]);
  expect(sample(1, 0.125, 0.125)).toEqual([5, 10, 7]);
  expect(sample(3, 0.5, 0.5)).toEqual([35, 70, 7]);
});

test.each([
  [1 / 3, 0],
  [1, 0],
  [2, 1],
  [3, 2],
  [4, 2],
  [500, 3],
])('%d texels in a pixel are read from copy %i', (texels, level) => {
  const vertices = new Float32Array(3 * VERTEX_STRIDE);
  const corners = [
    [0, 0],
    [0, 1],
    [1, 0],
  ] as const;
  corners.forEach(([column, row], index) => {
    vertices.set([column * 10, row * 10], index * VERTEX_STRIDE);
    const [u, v] = [(column * 10 * texels) / SIDE, (row * 10 * texels * 0.5) / SIDE];
    vertices.set([u, v], index * VERTEX_STRIDE + VERTEX.texture);
  });
  expect(levelFor(SLOPES, vertices, 0, VERTEX_STRIDE, 2 * VERTEX_STRIDE)).toBe(level);
});
