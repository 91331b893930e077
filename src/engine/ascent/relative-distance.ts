/** How far a layer's answers are from others, and how that changes with each of them. */

/** A loss and its slope at every value that it was measured at. */
export interface Sloped {
  readonly loss: number;
  readonly slopes: Float32Array;
}

/**
 * |a − b|² ∕ |b|²: 0 for the same, 1 for nothing instead of something. Where `b` is nothing, the
 * square itself.
 */
export function relativeDistance(found: Float32Array, target: Float32Array): Sloped {
  let norm = 0;
  for (const value of target) norm += value * value;
  const share = norm > 0 ? 1 / norm : 1;
  const slopes = new Float32Array(found.length);
  let loss = 0;
  for (let index = 0; index < found.length; index++) {
    const difference = (found[index] ?? 0) - (target[index] ?? 0);
    loss += share * difference * difference;
    slopes[index] = 2 * share * difference;
  }
  return {loss, slopes};
}
