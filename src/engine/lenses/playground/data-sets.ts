/**
 * Points in the plane, of two kinds, for a small network to tell apart: the tasks of the
 * TensorFlow Playground (Smilkov et al. 2017, "Direct-manipulation visualization of deep
 * networks"), and two half moons.
 */
import type {DataSet} from '../../../catalogue/lenses/playground.ts';
import {SeededRandom} from '../../shared/seeded-random.ts';

/** Points lie between minus and plus this, across and up. */
export const REACH = 6;

/** Points to learn from, and as many again to be tested with. */
export const POINTS = 120;

/** Places, x before y, and a label of -1 or 1 for each. */
export interface LabelledPoints {
  readonly count: number;
  readonly places: Float64Array;
  readonly labels: Float64Array;
}

/** What a network learns from, and what it never sees while it learns. */
export interface Task {
  readonly train: LabelledPoints;
  readonly test: LabelledPoints;
}

/** One point of a label, without noise. `share` runs from 0 to 1 over the points of a label. */
type Draw = (random: SeededRandom, label: -1 | 1, share: number) => readonly [x: number, y: number];

const DRAWS: Readonly<Record<DataSet, Draw>> = {
  circle: (random, label) => {
    const radius = label > 0 ? random.between(0, 2.5) : random.between(3.5, 5);
    return polar(radius, random.between(0, 2 * Math.PI));
  },
  xor: (random, label) => {
    // A gap along the axes, so that the classes can be told apart.
    const [x, y] = [random.between(0.3, 5), random.between(0.3, 5)];
    const side = random.next() < 0.5 ? -1 : 1;
    return [side * x, side * label * y];
  },
  blobs: (random, label) => [2 * label + normal(random), 2 * label + normal(random)],
  spiral: (_random, label, share) => {
    const turn = 1.75 * share * 2 * Math.PI + (label > 0 ? Math.PI : 0);
    return polar(0.3 + 4.9 * share, turn);
  },
  moons: (random, label) => {
    const [x, y] = polar(3.2, random.between(0, Math.PI));
    const away = normal(random) * 0.25;
    return label > 0 ? [x - 1.6, y - 1.2 + away] : [x * -1 + 1.6, 1.2 - y + away];
  },
};

/**
 * The task of that name; the same seed draws the same points.
 *
 * @param noise 0..1: how far points are moved, as a share of `REACH`.
 */
export function drawTask(dataSet: DataSet, noise: number, seed: number): Task {
  return {
    train: drawPoints(dataSet, noise, SeededRandom.forPart(seed, `${dataSet}/train`)),
    test: drawPoints(dataSet, noise, SeededRandom.forPart(seed, `${dataSet}/test`)),
  };
}

function drawPoints(dataSet: DataSet, noise: number, random: SeededRandom): LabelledPoints {
  const places = new Float64Array(2 * POINTS);
  const labels = new Float64Array(POINTS);
  const last = POINTS / 2 - 1;
  for (let index = 0; index < POINTS; index++) {
    const label = index % 2 === 0 ? 1 : -1;
    // Points of a spiral stand in a line: the test's lie between those to learn from.
    const share = Math.min(1, (Math.floor(index / 2) + random.next()) / last);
    const [x, y] = DRAWS[dataSet](random, label, share);
    places[2 * index] = keepIn(x + noise * REACH * random.between(-1, 1));
    places[2 * index + 1] = keepIn(y + noise * REACH * random.between(-1, 1));
    labels[index] = label;
  }
  return {count: POINTS, places, labels};
}

function polar(radius: number, angle: number): readonly [x: number, y: number] {
  return [radius * Math.sin(angle), radius * Math.cos(angle)];
}

function keepIn(value: number): number {
  return Math.min(REACH, Math.max(-REACH, value));
}

/** Box & Muller 1958. */
function normal(random: SeededRandom): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
