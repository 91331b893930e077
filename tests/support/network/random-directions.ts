/** Directions to step along when a gradient is compared with finite differences. */

/** Random directions of the picture's space, repeatable by the random numbers given. */
export function randomDirections(count: number, length: number, random: () => number): readonly Float64Array[] {
  return Array.from({length: count}, () => Float64Array.from({length}, () => random() + random() + random() - 1.5));
}

/** The sum of products. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index]! * b[index]!;
  return sum;
}

/** a + b * factor, in float64. */
export function addScaled(a: ArrayLike<number>, b: ArrayLike<number>, factor: number): Float64Array {
  return Float64Array.from(a, (value, index) => value + b[index]! * factor);
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/**
 * Distance of a slope from the measured one, as a share of it. Without an active unit both are 0,
 * which counts as equal.
 */
export function relativeError(found: number, measured: number): number {
  return found === measured ? 0 : Math.abs(found - measured) / Math.abs(measured);
}
