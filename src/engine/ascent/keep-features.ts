/**
 * Climbing while a layer's answers stay near given ones (Hamblin et al. 2024, "Feature
 * accentuation", the regularised objective).
 */
import type {Activation, Cotangents} from '../network/perception.ts';

/**
 * The gradient of -weight |a - a0|^2 / |a0|^2 at a layer's answers.
 *
 * @param kept a0, of the same shape; where all of it is 0, nothing is held.
 */
export function holdNear(layer: string, {values}: Activation, kept: Activation, weight: number): Cotangents {
  const squares = sumOfSquares(kept.values);
  const factor = squares > 0 ? (-2 * weight) / squares : 0;
  return {layer, values: values.map((value, index) => factor * (value - (kept.values[index] ?? 0)))};
}

/** |a - a0| / |a0|; 0 where a0 is 0. */
export function relativeMove({values}: Activation, kept: Activation): number {
  const squares = sumOfSquares(kept.values);
  if (squares === 0) return 0;
  return Math.sqrt(sumOfSquares(values.map((value, index) => value - (kept.values[index] ?? 0))) / squares);
}

function sumOfSquares(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
