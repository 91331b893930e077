/**
 * Which triangle is seen at a sample, against what follows from geometry alone.
 */
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';

import {
  createVisibilityBuffer,
  FOUR_SAMPLES,
  ONE_SAMPLE,
  rasterise,
  type VisibilityBuffer,
} from '../../../../../src/engine/scene/software/rasterise.ts';

const WIDTH = 16;
const HEIGHT = 12;

/** A corner: column, row, nearness. */
type Corner = readonly [number, number, number];

/** Draws triangles, three corners each. */
function draw(corners: readonly Corner[], offsets: readonly number[] = FOUR_SAMPLES): VisibilityBuffer {
  const buffer = createVisibilityBuffer(WIDTH, HEIGHT, offsets);
  const values = new Float32Array(corners.flat());
  const indices = Uint32Array.from(corners, (_, index) => index);
  rasterise(buffer, {values, stride: 3}, indices, 0, corners.length / 3);
  return buffer;
}

const samplesOf = ({triangles}: VisibilityBuffer, triangle: number): number =>
  triangles.reduce((count, seen) => count + (seen === triangle ? 1 : 0), 0);

/** Where a sample is, in pixels. */
function placeOf({width, rowsPerPixel, offsets}: VisibilityBuffer, at: number): [column: number, row: number] {
  const row = Math.floor(at / width);
  return [(at % width) + offsets[row % rowsPerPixel]!, (row + 0.5) / rowsPerPixel];
}

// Counter-clockwise as seen, with rows that count downwards.
const LOWER_LEFT: readonly Corner[] = [
  [2, 2, 1],
  [2, 10, 1],
  [10, 10, 1],
];

describe('a triangle', () => {
  test('covers half of its square, with one sample a pixel and with four', () => {
    // 8 x 8 pixels: the diagonal's own samples belong to one side.
    expect(samplesOf(draw(LOWER_LEFT, ONE_SAMPLE), 0)).toBe((8 * 7) / 2);
    expect(samplesOf(draw(LOWER_LEFT), 0)).toBeCloseTo((4 * 64) / 2, -1);
  });

  test('leaves no gap and no overlap along the edge to its neighbour', () => {
    const upperRight: Corner[] = [
      [2, 2, 1],
      [10, 10, 1],
      [10, 2, 1],
    ];
    for (const offsets of [ONE_SAMPLE, FOUR_SAMPLES]) {
      const both = draw([...LOWER_LEFT, ...upperRight], offsets);
      const alone = samplesOf(draw(LOWER_LEFT, offsets), 0) + samplesOf(draw(upperRight, offsets), 0);
      expect(alone).toBe(64 * offsets.length);
      expect(samplesOf(both, 0) + samplesOf(both, 1)).toBe(alone);
    }
  });

  test('is not seen from behind, nor when part of it is behind the camera', () => {
    const [a, b, c] = LOWER_LEFT as [Corner, Corner, Corner];
    expect(samplesOf(draw([a, c, b]), 0)).toBe(0);
    expect(samplesOf(draw([[a[0], a[1], -0.1], b, c]), 0)).toBe(0);
  });

  test('is cut off where the picture ends', () => {
    const huge: Corner[] = [
      [-1000, -1000, 1],
      [-1000, 5000, 1],
      [5000, 0, 1],
    ];
    expect(samplesOf(draw(huge), 0)).toBe(WIDTH * HEIGHT * 4);
    expect(samplesOf(draw(LOWER_LEFT.map(([x, y, near]) => [x - 100, y, near])), 0)).toBe(0);
    expect(samplesOf(draw(LOWER_LEFT.map(([x, y, near]) => [x, y + 100, near])), 0)).toBe(0);
  });

  test('has the nearness of its plane at every sample', () => {
    const buffer = draw(LOWER_LEFT.map(([x, y]) => [x, y, 0.5 + 0.01 * x + 0.02 * y]));
    buffer.triangles.forEach((triangle, at) => {
      if (triangle < 0) return;
      const [x, y] = placeOf(buffer, at);
      expect(buffer.nearness[at]).toBeCloseTo(0.5 + 0.01 * x + 0.02 * y, 5);
    });
  });

  test('hides what lies behind it, in whichever order they are drawn', () => {
    const behind = LOWER_LEFT.map(([x, y]): Corner => [x, y, 0.5]);
    expect(samplesOf(draw([...LOWER_LEFT, ...behind]), 1)).toBe(0);
    expect(samplesOf(draw([...behind, ...LOWER_LEFT]), 0)).toBe(0);
  });
});

test('random triangles are seen where rays through the samples meet them', () => {
  const corner = fc.tuple(
    fc.float({min: -6, max: 22, noNaN: true}),
    fc.float({min: -6, max: 18, noNaN: true}),
    fc.float({min: Math.fround(0.05), max: 1, noNaN: true}),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(corner, corner, corner), {minLength: 1, maxLength: 12}), (list) => {
      const buffer = draw(list.flat());
      buffer.triangles.forEach((seen, at) => {
        const met = list.map((triangle) => meet(triangle, placeOf(buffer, at)));
        // A sample on an edge, or where two planes cross, may go either way.
        if (met.some((one) => one.isOnEdge)) return;
        const near = Math.max(...met.map((one) => one.near));
        if (near < 0) expect(seen).toBe(-1);
        else expect(met[seen]!.near).toBeGreaterThan(near - 1e-3);
      });
    }),
    {numRuns: 150},
  );
});

/** A ray against one triangle: nearness, or -1 where it passes by. */
function meet([a, b, c]: readonly [Corner, Corner, Corner], [x, y]: readonly [number, number]) {
  const cross = (p: Corner, q: Corner): number => (q[0] - p[0]) * (y - p[1]) - (x - p[0]) * (q[1] - p[1]);
  const sides = [cross(b, c), cross(c, a), cross(a, b)] as const;
  const area = sides[0] + sides[1] + sides[2];
  const lengths = [Math.hypot(c[0] - b[0], c[1] - b[1]), Math.hypot(a[0] - c[0], a[1] - c[1])];
  const longest = Math.max(...lengths, Math.hypot(b[0] - a[0], b[1] - a[1]));
  // Needles have no reliable plane in single precision.
  const isOnEdge = sides.some((side) => Math.abs(side) < 1e-3 * (1 + longest)) || Math.abs(area) < 0.05 * longest;
  const isInside = sides.every((side) => side < 0);
  const near = isInside ? (sides[0] * a[2] + sides[1] * b[2] + sides[2] * c[2]) / area : -1;
  return {isOnEdge, near};
}
