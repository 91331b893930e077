/**
 * Turning a distance field into triangles, on a solid whose surface is known.
 */
import {expect, test} from 'vitest';

import {polygonize, type SurfaceMesh} from '../../../../src/engine/scene/surface-nets.ts';

const RADIUS = 0.8;
const LINES = Array.from({length: 31}, (_, index) => -1.2 + index * 0.08);
/** Closer together in the middle, as on the bust's face. */
const UNEVEN_LINES = LINES.map((line) => line * (0.7 + 0.3 * Math.abs(line)));

const ball = (): SurfaceMesh =>
  polygonize((x, y, z) => Math.hypot(x, y, z) - RADIUS, {x: LINES, y: UNEVEN_LINES, z: LINES});

test('every vertex lies on the surface and its normal points straight out', () => {
  const {positions, normals} = ball();
  expect(positions.length).toBeGreaterThan(3000);
  for (let index = 0; index < positions.length; index += 3) {
    const point = [positions[index]!, positions[index + 1]!, positions[index + 2]!];
    expect(Math.hypot(...point)).toBeCloseTo(RADIUS, 4);
    for (let axis = 0; axis < 3; axis++) expect(normals[index + axis]!).toBeCloseTo(point[axis]! / RADIUS, 3);
  }
});

test('the mesh is closed: every edge is walked once in each direction', () => {
  const {indices} = ball();
  const edges = new Set<string>();
  for (let index = 0; index < indices.length; index += 3) {
    for (let corner = 0; corner < 3; corner++) {
      const edge = `${indices[index + corner]!}>${indices[index + ((corner + 1) % 3)]!}`;
      expect(edges.has(edge)).toBe(false);
      edges.add(edge);
    }
  }
  for (const edge of edges) expect(edges.has(edge.split('>').reverse().join('>'))).toBe(true);
});

test('triangles face outwards: their signed volume is that of the ball', () => {
  const {positions, indices} = ball();
  let volume = 0;
  for (let index = 0; index < indices.length; index += 3) {
    const [a, b, c] = [0, 1, 2].map((corner) => {
      const at = indices[index + corner]! * 3;
      return [positions[at]!, positions[at + 1]!, positions[at + 2]!] as const;
    }) as [Point, Point, Point];
    volume +=
      (a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) + a[2] * (b[0] * c[1] - b[1] * c[0])) /
      6;
  }
  const exact = (4 / 3) * Math.PI * RADIUS ** 3;
  expect(volume / exact).toBeGreaterThan(0.98);
  expect(volume / exact).toBeLessThan(1);
});

type Point = readonly [number, number, number];
