/** Mixing styles where a norm's numbers are computed on the processor. */
import type {StyleWeights} from './style-network.ts';

/** One norm's row for a mix: sum over styles of weight times row. `rows` is [styles, channels]. */
export function mixRow(rows: Float32Array, weights: StyleWeights, channels: number): Float32Array {
  const mixed = new Float32Array(channels);
  for (const [style, weight] of weights.entries()) {
    if (weight === 0) continue;
    for (let channel = 0; channel < channels; channel++) {
      mixed[channel] = (mixed[channel] ?? 0) + weight * (rows[style * channels + channel] ?? 0);
    }
  }
  return mixed;
}
