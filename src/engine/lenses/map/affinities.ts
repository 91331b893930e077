/**
 * How alike codes are, as t-SNE counts it: the chance that one would pick the other as its
 * neighbour (van der Maaten & Hinton 2008, "Visualizing data using t-SNE", sections 2 and 3).
 */

/** Halvings of the search for a point's precision; a tenth of that is enough as a rule. */
const ROUNDS = 100;

/** The entropy is found to this, in nats. */
const TOLERANCE = 1e-5;

/** Nothing is less alike: a logarithm of 0 would be nothing to climb. */
const LEAST = 1e-12;

/**
 * Squared Euclidean distances between vectors of one length, [count, count].
 */
export function squaredDistances(codes: readonly ArrayLike<number>[]): Float64Array {
  const count = codes.length;
  const distances = new Float64Array(count * count);
  for (const [row, one] of codes.entries()) {
    for (let column = 0; column < row; column++) {
      const distance = squaredDistance(one, codes[column] ?? []);
      distances[row * count + column] = distance;
      distances[column * count + row] = distance;
    }
  }
  return distances;
}

/** Between two vectors of one length. */
export function squaredDistance(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    sum += difference * difference;
  }
  return sum;
}

/**
 * Joint affinities, [count, count]: symmetric, 0 on the diagonal, and 1 together.
 *
 * @param distances squared, as `squaredDistances` has them.
 * @param perplexity about how many neighbours each counts; fewer where there are not so many.
 */
export function affinitiesOf(distances: Float64Array, count: number, perplexity: number): Float64Array {
  const rows = affinitiesByRows(distances, count, perplexity);
  for (;;) {
    const row = rows.next();
    if (row.done === true) return row.value;
  }
}

/** The same; yields after each row, so that the caller can rest. */
export function* affinitiesByRows(
  distances: Float64Array,
  count: number,
  perplexity: number,
): Generator<undefined, Float64Array, void> {
  const chances = new Float64Array(count * count);
  for (let row = 0; row < count; row++) {
    chances.set(neighbourChances(distances.subarray(row * count, (row + 1) * count), row, perplexity), row * count);
    yield;
  }
  const joint = new Float64Array(count * count);
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (row === column) continue;
      const sum = (chances[row * count + column] ?? 0) + (chances[column * count + row] ?? 0);
      joint[row * count + column] = Math.max(sum / (2 * count), LEAST);
    }
  }
  return joint;
}

/**
 * The chances that a point picks each of the others, by a Gaussian about it that is as wide as the
 * perplexity asks for.
 *
 * @param distances from this point, squared. @param self its own place among them, or -1.
 */
export function neighbourChances(distances: ArrayLike<number>, self: number, perplexity: number): Float64Array {
  const entropy = Math.log(Math.min(perplexity, Math.max(1, distances.length - 1)));
  let [precision, low, high] = [1, -Infinity, Infinity];
  const nearest = Array.from(distances).reduce(
    (least, distance, index) => (index === self ? least : Math.min(least, distance)),
    Infinity,
  );
  const chances = new Float64Array(distances.length);
  for (let round = 0; round < ROUNDS; round++) {
    const difference = fillChances(chances, distances, {self, nearest, precision}) - entropy;
    if (Math.abs(difference) <= TOLERANCE) break;
    if (difference > 0) {
      low = precision;
      precision = high === Infinity ? precision * 2 : (precision + high) / 2;
    } else {
      high = precision;
      precision = low === -Infinity ? precision / 2 : (precision + low) / 2;
    }
  }
  return chances;
}

/**
 * Returns the entropy, in nats. Distances count from the nearest: it cancels, and nothing
 * underflows.
 */
function fillChances(
  chances: Float64Array,
  distances: ArrayLike<number>,
  {self, nearest, precision}: {readonly self: number; readonly nearest: number; readonly precision: number},
): number {
  let [sum, weighted] = [0, 0];
  for (let index = 0; index < chances.length; index++) {
    const away = (distances[index] ?? 0) - nearest;
    const chance = index === self ? 0 : Math.exp(-away * precision);
    chances[index] = chance;
    sum += chance;
    if (chance > 0) weighted += chance * away;
  }
  for (let index = 0; index < chances.length; index++) chances[index] = (chances[index] ?? 0) / sum;
  return Math.log(sum) + (precision * weighted) / sum;
}
