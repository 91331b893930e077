/**
 * The bowl that holds the fruit and the glazed jug behind it. Each stands at the origin, y up.
 */
import {mixColours, pigment, shade} from './colours.ts';
import {noise3} from './noise.ts';
import {createParametric, type Triple} from './parametric.ts';
import {profileAt, type ProfilePoint} from './profile.ts';
import type {SeededRandom} from '../shared/seeded-random.ts';
import {smoothstep} from './signed-distance.ts';
import {mergeMeshes, type TriangleMesh} from './triangle-mesh.ts';

/** Radius of the bowl's rim, and the height at which fruit lies in it, in decimetres. */
export const BOWL = {rimRadius: 1.32, floorHeight: 0.42, rimHeight: 0.98} as const;

/** Height and greatest radius of the jug, in decimetres. */
export const JUG = {height: 3.05, radius: 0.92} as const;

const TURN = Math.PI * 2;

/** From the inside of the floor over the rim down to the foot. */
const BOWL_PROFILE: readonly ProfilePoint[] = [
  [0, 0.3],
  [0.5, 0.33],
  [0.95, 0.52],
  [1.2, 0.8],
  [1.3, 0.97],
  [1.345, 0.985],
  [1.34, 0.93],
  [1.22, 0.7],
  [0.98, 0.42],
  [0.66, 0.2],
  [0.56, 0.12],
  [0.58, 0.02],
  [0.5, 0],
];

/** From the inside of the neck over the lip down to the foot. */
const JUG_PROFILE: readonly ProfilePoint[] = [
  [0.3, 2.3],
  [0.36, 2.75],
  [0.5, 3.02],
  [0.55, 3.05],
  [0.53, 2.97],
  [0.43, 2.72],
  [0.42, 2.45],
  [0.56, 2.15],
  [0.82, 1.75],
  [0.92, 1.3],
  [0.86, 0.8],
  [0.66, 0.32],
  [0.56, 0.12],
  [0.6, 0.02],
  [0.5, 0],
];

/** A porcelain bowl painted with a blue border. */
export function createBowl(random: SeededRandom): TriangleMesh {
  const white = pigment(0xd8d3c4);
  const blue = pigment(random.pick([0x24407e, 0x2f4f6e, 0x5a2f2a]));
  const petals = random.pick([12, 14, 16]);
  return createParametric({
    columns: 56,
    rows: 22,
    point: (u, v) => revolve(u, profileAt(BOWL_PROFILE, v)),
    colour: (u, v, [, height]) => {
      const isOutside = v > 0.42;
      const band = height > 0.88 && v > 0.3 ? 0.85 : 0;
      const flowers = isOutside
        ? smoothstep(0.15, 0.6, Math.cos(u * TURN * petals) * Math.sin((height - 0.3) * 6.5))
        : 0;
      return mixColours(white, blue, Math.max(band, flowers * 0.8));
    },
  });
}

/**
 * An earthenware jug, glazed above and bare clay below, with a spout towards positive x and a
 * handle opposite.
 */
export function createJug(random: SeededRandom): TriangleMesh {
  const glaze = pigment(random.pick([0x2f5a3c, 0x1f4a66, 0x7a4a16, 0x24595c]));
  const clay = pigment(0x9a5a38);
  const offset = random.between(0, 100);
  const coat = (u: number, height: number): Triple => {
    const edge = 0.78 + 0.22 * noise3(Math.sin(u * TURN) * 2.6, offset, Math.cos(u * TURN) * 2.6);
    const thickness = 0.85 + 0.3 * noise3(u * 9, height * 1.2, offset);
    return mixColours(clay, shade(glaze, thickness), smoothstep(edge - 0.05, edge + 0.03, height));
  };
  const body = createParametric({
    columns: 40,
    rows: 34,
    point: (u, v) => {
      const [radius, height] = profileAt(JUG_PROFILE, v);
      const [x, y, z] = revolve(u, [radius, height]);
      const spout = smoothstep(2.5, 3.05, height) * Math.max(Math.sin(u * TURN), 0) ** 6;
      return [x * (1 + 0.42 * spout), y + 0.1 * spout, z * (1 - 0.25 * spout)];
    },
    colour: (u, _v, [, height]) => coat(u, height),
  });
  return mergeMeshes([body, createHandle(coat)]);
}

function createHandle(coat: (u: number, height: number) => Triple): TriangleMesh {
  return createParametric({
    columns: 8,
    rows: 18,
    point: (u, v) => {
      // An arch in the plane z = 0, from under the lip to the shoulder.
      const angle = v * Math.PI;
      const bulge = Math.sin(angle);
      const x = -0.42 - 0.62 * bulge - 0.36 * v;
      const y = 2.86 - 1.35 * v + 0.18 * bulge * (1 - v);
      const outX = -Math.sin(angle + 0.35);
      const outY = Math.cos(angle + 0.35);
      const thick = 0.085 + 0.03 * Math.abs(v - 0.5);
      const swing = Math.cos(u * TURN) * thick;
      return [x + outX * swing, y + outY * swing, Math.sin(u * TURN) * thick * 1.35];
    },
    colour: (_u, v) => coat(0.75, 2.86 - 1.35 * v),
  });
}

function revolve(u: number, [radius, height]: readonly [number, number]): Triple {
  return [Math.sin(u * TURN) * radius, height, Math.cos(u * TURN) * radius];
}
