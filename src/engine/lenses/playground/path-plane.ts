/**
 * The plane in which paths through the space of all parameters are drawn: through their mean, along
 * the two directions in which their points differ most (principal components, as Li et al. 2018,
 * "Visualizing the loss landscape of neural nets", section 7, take them).
 */
import {SeededRandom} from '../../shared/seeded-random.ts';

/** Power iteration has converged long before on such points. */
const ROUNDS = 120;

/** A plane, and how much of the points' spread lies in it. */
export interface PathPlane {
  readonly middle: Float64Array;
  /** Two directions of length 1, at right angles. */
  readonly directions: readonly [Float64Array, Float64Array];
  /** Of all squared distances from the middle: what lies along each direction, 0..1. */
  readonly shares: readonly [number, number];
}

/** The plane of the two main directions of some points; of at least one point. */
export function planeOf(points: readonly Float64Array[]): PathPlane {
  const length = points[0]?.length ?? 0;
  const middle = new Float64Array(length);
  for (const point of points) addTo(middle, point, 1 / points.length);
  const rows = points.map((point) => point.map((value, index) => value - (middle[index] ?? 0)));
  const total = rows.reduce((sum, row) => sum + dot(row, row), 0);
  const first = mainDirection(rows, length, null);
  const second = mainDirection(rows, length, first);
  const shareOf = (direction: Float64Array): number =>
    total > 0 ? rows.reduce((sum, row) => sum + dot(row, direction) ** 2, 0) / total : 0;
  return {middle, directions: [first, second], shares: [shareOf(first), shareOf(second)]};
}

/** Where a point lies in the plane, as seen at a right angle to it. */
export function placeIn({middle, directions}: PathPlane, point: Float64Array): readonly [along: number, up: number] {
  const away = point.map((value, index) => value - (middle[index] ?? 0));
  return [dot(away, directions[0]), dot(away, directions[1])];
}

/** The point of the space at a place of the plane. */
export function pointAt({middle, directions}: PathPlane, along: number, up: number): Float64Array {
  const point = middle.slice();
  addTo(point, directions[0], along);
  addTo(point, directions[1], up);
  return point;
}

/** Power iteration on the rows' covariance, at a right angle to `other`. */
function mainDirection(rows: readonly Float64Array[], length: number, other: Float64Array | null): Float64Array {
  const random = new SeededRandom(length);
  let direction = toUnit(
    Float64Array.from({length}, () => random.between(-1, 1)),
    other,
  );
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(length);
    for (const row of rows) addTo(next, row, dot(row, direction));
    direction = toUnit(next, other);
  }
  return direction;
}

/** At length 1, without what lies along `other`. Nothing stays nothing. */
function toUnit(vector: Float64Array, other: Float64Array | null): Float64Array {
  if (other !== null) addTo(vector, other, -dot(vector, other));
  const size = Math.sqrt(dot(vector, vector));
  return size > 0 ? vector.map((value) => value / size) : vector;
}

function addTo(sum: Float64Array, vector: Float64Array, factor: number): void {
  for (let index = 0; index < sum.length; index++) sum[index] = (sum[index] ?? 0) + factor * (vector[index] ?? 0);
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += (one[index] ?? 0) * (other[index] ?? 0);
  return sum;
}
