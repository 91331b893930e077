/**
 * What surrounds the still life: the table, a curtain at one side and the socle under the bust.
 */
import {mixColours, pigment, shade} from './colours.ts';
import {fractalNoise3} from './noise.ts';
import {createParametric} from './parametric.ts';
import {profileAt, type ProfilePoint} from './profile.ts';
import type {SeededRandom} from '../shared/seeded-random.ts';
import {mergeMeshes, type TriangleMesh} from './triangle-mesh.ts';

const TURN = Math.PI * 2;

/** Thickness of the table's top. */
const TABLE_THICKNESS = 0.42;

/** Outline of the socle from its top to the table, in decimetres above the table. */
const SOCLE_PROFILE: readonly ProfilePoint[] = [
  [0, 0.84],
  [0.34, 0.84],
  [0.42, 0.78],
  [0.36, 0.7],
  [0.3, 0.58],
  [0.33, 0.46],
  [0.5, 0.36],
  [0.66, 0.3],
  [0.7, 0.24],
  [0.68, 0.18],
  [0.78, 0.14],
  [0.78, 0.02],
  [0.74, 0],
];

/** The table: its top lies at y = 0. `front` is the z of the front edge. */
export function createTable(halfWidth: number, back: number, front: number): TriangleMesh {
  const depth = front - back;
  const top = createParametric({
    columns: 44,
    rows: 16,
    point: (u, v) => [(u * 2 - 1) * halfWidth, 0, back + v * depth],
    colour: () => [1, 1, 1],
  });
  // A rounded edge with a hollow under it, then the apron in its shade.
  const edge = createParametric({
    columns: 24,
    rows: 12,
    point: (u, v) => {
      const angle = Math.min(v * 1.6, 1) * Math.PI * 0.9;
      const x = (u * 2 - 1) * halfWidth;
      if (v <= 0.625) {
        return [x, -TABLE_THICKNESS / 2 + (Math.cos(angle) * TABLE_THICKNESS) / 2, front + Math.sin(angle) * 0.14];
      }
      return [x, -TABLE_THICKNESS - (v - 0.625) * 9, front - 0.3];
    },
    colour: (_u, v) => shade([1, 1, 1], v > 0.6 ? 0.22 : 1),
  });
  return mergeMeshes([top, edge]);
}

/**
 * A heavy curtain that hangs from beyond the top of the picture; its left edge is at x = 0, folds
 * run down.
 */
export function createCurtain(width: number, height: number, random: SeededRandom): TriangleMesh {
  const dye = pigment(random.pick([0x9a2c20, 0x2f6250, 0x5d3a74, 0x8a5a24]));
  const phase = random.between(0, TURN);
  const foldDepth = (u: number): number => Math.sin(u * 22 + phase + 1.3 * Math.sin(u * 5)) + 0.4 * Math.sin(u * 41);
  return createParametric({
    columns: 64,
    rows: 12,
    point: (u, v) => {
      // Gathered at two thirds of its height by a cord that cannot be seen.
      const gather = Math.exp(-(((v - 0.72) / 0.3) ** 2));
      const x = u * width * (1 - 0.42 * gather);
      return [x, height * (1 - v) - 2.4, 0.24 * foldDepth(u + 0.015 * Math.sin(v * 7)) * (1 - 0.25 * gather)];
    },
    colour: (u) => shade(dye, 0.7 + 0.35 * foldDepth(u)),
  });
}

/** The turned foot of the bust, in darker stone. */
export function createSocle(random: SeededRandom): TriangleMesh {
  const stone = pigment(random.pick([0x3a2f2a, 0x4a2c28, 0x2c3431]));
  const vein = pigment(0x8f8070);
  return createParametric({
    columns: 32,
    rows: 26,
    point: (u, v) => {
      const [radius, height] = profileAt(SOCLE_PROFILE, v);
      return [Math.sin(u * TURN) * radius, height, Math.cos(u * TURN) * radius];
    },
    colour: (_u, _v, [x, y, z]) =>
      mixColours(stone, vein, Math.exp(-Math.abs(fractalNoise3(x * 2, y * 2.6, z * 2, 3)) * 14) * 0.7),
  });
}

/** The wall behind; its picture is a texture. */
export function createWall(): TriangleMesh {
  return createParametric({
    columns: 1,
    rows: 1,
    point: (u, v) => [(u - 0.5) * 36, 12 - v * 20, -5.5],
    colour: () => [1, 1, 1],
  });
}
