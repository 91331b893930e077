/**
 * Apples, pears, lemons, oranges, peaches and grapes. Each stands at the origin, y up, about a
 * decimetre high.
 */
import {mixColours, pigment, shade} from './colours.ts';
import {fractalNoise3, noise3} from './noise.ts';
import {createParametric, type Triple} from './parametric.ts';
import {profileAt, type ProfilePoint} from './profile.ts';
import type {SeededRandom} from '../shared/seeded-random.ts';
import {smoothstep} from './signed-distance.ts';
import {mergeMeshes, type TriangleMesh} from './triangle-mesh.ts';

/** The kinds of fruit. */
export const FRUIT_KINDS = ['apple', 'pear', 'lemon', 'orange', 'peach'] as const;

/** One kind of fruit. */
export type FruitKind = (typeof FRUIT_KINDS)[number];

/** Half the width of a fruit of each kind, in decimetres: what keeps them apart on the table. */
export const FRUIT_RADIUS: Readonly<Record<FruitKind, number>> = {
  apple: 0.46,
  pear: 0.42,
  lemon: 0.36,
  orange: 0.45,
  peach: 0.43,
};

const TURN = Math.PI * 2;
const COLUMNS = 20;
const ROWS = 14;
const STEM = pigment(0x3f2a17);
const GRAPE_COLUMNS = 9;
const GRAPE_ROWS = 6;
const GRAPE_RADIUS = 0.155;

/** Outlines from the top of the fruit to its foot, in shares of its radius. */
const PROFILES: Readonly<Record<FruitKind, readonly ProfilePoint[]>> = {
  apple: [
    [0, 1.5],
    [0.22, 1.68],
    [0.6, 1.74],
    [0.92, 1.4],
    [1, 0.98],
    [0.86, 0.5],
    [0.58, 0.1],
    [0.25, 0.02],
    [0, 0.1],
  ],
  pear: [
    [0, 2.62],
    [0.16, 2.66],
    [0.34, 2.48],
    [0.46, 2.1],
    [0.64, 1.65],
    [0.92, 1.15],
    [1, 0.72],
    [0.82, 0.22],
    [0.4, 0],
    [0, 0.05],
  ],
  lemon: [
    [0, 2.55],
    [0.12, 2.5],
    [0.22, 2.34],
    [0.62, 2.05],
    [0.95, 1.55],
    [1, 1.15],
    [0.86, 0.6],
    [0.5, 0.22],
    [0.17, 0.06],
    [0, 0],
  ],
  orange: [
    [0, 1.86],
    [0.3, 1.86],
    [0.7, 1.66],
    [0.95, 1.28],
    [1, 0.94],
    [0.93, 0.55],
    [0.66, 0.18],
    [0.28, 0],
    [0, 0.02],
  ],
  peach: [
    [0, 1.66],
    [0.2, 1.76],
    [0.56, 1.72],
    [0.9, 1.38],
    [1, 0.96],
    [0.9, 0.5],
    [0.58, 0.12],
    [0.22, 0],
    [0, 0.02],
  ],
};

/** Makes one fruit; shape and colour vary a little with `random`. */
export function createFruit(kind: FruitKind, random: SeededRandom): TriangleMesh {
  const radius = FRUIT_RADIUS[kind] * random.between(0.94, 1.06);
  const offset = random.between(0, 100);
  const profile = PROFILES[kind];
  const body = createParametric({
    columns: COLUMNS,
    rows: ROWS,
    point: (u, v) => {
      const [r, height] = profileAt(profile, v);
      const angle = u * TURN;
      // No fruit is turned on a lathe; a peach has its seam as well.
      const lump = 1 + 0.045 * noise3(Math.cos(angle) * 1.3 + offset, height, Math.sin(angle) * 1.3);
      const seam = kind === 'peach' ? 1 - 0.07 * Math.exp(-((Math.sin(angle / 2) / 0.12) ** 2)) : 1;
      return [Math.sin(angle) * r * lump * seam * radius, height * radius, Math.cos(angle) * r * lump * seam * radius];
    },
    colour: skinOf(kind, random, radius),
  });
  return kind === 'apple' || kind === 'pear' ? mergeMeshes([body, createStem(profile, radius, random)]) : body;
}

/** A bunch of grapes lying on the table, its stem towards negative x. */
export function createGrapes(random: SeededRandom): TriangleMesh {
  const dark = random.next() < 0.6;
  const ripe = pigment(dark ? 0x3b1d38 : 0x8f9c3c);
  const young = pigment(dark ? 0x6d3550 : 0xc0bb62);
  const berries: TriangleMesh[] = [];
  for (let layer = 0; layer < 3; layer++) {
    const rows = 7 - layer * 2;
    for (let row = 0; row < rows; row++) {
      // The bunch is widest behind its stem and ends in a point; odd rows sit in the gaps of even
      // ones.
      const across = Math.max(Math.round(3.6 - Math.abs(row + layer - 1.8) * 0.7) - layer, 1);
      for (let index = 0; index < across; index++) {
        const x = (row + layer) * GRAPE_RADIUS * 1.62 - 0.75 + random.between(-0.05, 0.05);
        const z = (index - (across - 1) / 2 + (row % 2) * 0.25) * GRAPE_RADIUS * 1.95 + random.between(-0.06, 0.06);
        const y = GRAPE_RADIUS * (0.95 + layer * 1.4) + random.between(-0.03, 0.05) * (layer + 0.4);
        berries.push(createBerry([x, y, z], mixColours(ripe, young, random.next() ** 2)));
      }
    }
  }
  return mergeMeshes(berries);
}

function createBerry([x, y, z]: Triple, colour: Triple): TriangleMesh {
  return createParametric({
    columns: GRAPE_COLUMNS,
    rows: GRAPE_ROWS,
    point: (u, v) => {
      const ring = Math.sin(v * Math.PI) * GRAPE_RADIUS;
      return [
        x + Math.sin(u * TURN) * ring * 1.1,
        y + Math.cos(v * Math.PI) * GRAPE_RADIUS,
        z + Math.cos(u * TURN) * ring,
      ];
    },
    // Bloom: the upper side is paler.
    colour: (_u, v) => mixColours(shade(colour, 1.5), shade(colour, 0.7), v * 1.2),
  });
}

function createStem(profile: readonly ProfilePoint[], radius: number, random: SeededRandom): TriangleMesh {
  const foot = (profile[0]?.[1] ?? 1.5) * radius - 0.03;
  const length = random.between(0.2, 0.32);
  const lean = random.between(-0.12, 0.12);
  return createParametric({
    columns: 6,
    rows: 3,
    point: (u, v) => {
      const up = 1 - v;
      const thick = 0.025 + 0.015 * Math.abs(up - 0.4);
      return [Math.sin(u * TURN) * thick + lean * up * up, foot + up * length, Math.cos(u * TURN) * thick];
    },
    colour: () => STEM,
  });
}

function skinOf(
  kind: FruitKind,
  random: SeededRandom,
  radius: number,
): (u: number, v: number, point: Triple) => Triple {
  const offset = random.between(0, 100);
  const blushAngle = random.between(0, TURN);
  const blush = (u: number): number => 0.5 + 0.5 * Math.cos(u * TURN - blushAngle);
  const mottle = ([x, y, z]: Triple): number => fractalNoise3(x * 5 + offset, y * 3, z * 5, 3);
  switch (kind) {
    case 'apple': {
      const red = pigment(random.pick([0xa8201a, 0x8e1616, 0xb5391f]));
      const ground = pigment(random.pick([0xc9a23a, 0xb5b04a, 0xd4863a]));
      return (u, v, point) => {
        const streaks = 0.25 * noise3(u * 46 + offset, point[1] * 1.5, offset);
        const hollow = smoothstep(0.16, 0.02, v) * 0.8;
        return shade(
          mixColours(red, ground, 0.85 - blush(u) * 1.1 + streaks + mottle(point) * 0.4 + hollow),
          1 - hollow * 0.4,
        );
      };
    }
    case 'pear': {
      const green = pigment(random.pick([0x9aa03a, 0xb3a23a, 0x87913a]));
      const russet = pigment(0xa8652c);
      return (u, _v, point) => mixColours(green, russet, blush(u) * 0.7 - 0.1 + mottle(point) * 0.7);
    }
    case 'lemon': {
      const yellow = pigment(0xe0b820);
      return (_u, v, point) =>
        mixColours(yellow, pigment(0x9c9a2a), Math.abs(v - 0.5) * 1.1 - 0.32 + mottle(point) * 0.3);
    }
    case 'orange': {
      const orange = pigment(random.pick([0xd9701a, 0xd06414]));
      return (_u, v, point) =>
        shade(
          mixColours(orange, pigment(0x8d3f0c), smoothstep(0.05, 0, v) * 0.7),
          1 + 0.14 * noise3((point[0] / radius) * 11, (point[1] / radius) * 11, (point[2] / radius) * 11),
        );
    }
    case 'peach': {
      const flesh = pigment(0xe0a050);
      const flush = pigment(0xa83224);
      return (u, _v, point) => mixColours(flesh, flush, blush(u) * 1.1 - 0.25 + mottle(point) * 0.8);
    }
  }
}
