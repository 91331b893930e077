/**
 * Gram matrices: what a style is to Gatys, Ecker & Bethge 2015, "A neural algorithm of artistic
 * style".
 */
import {assert} from '../../protocol/assert.ts';
import type {Activation} from '../network/perception.ts';

/** A symmetric matrix, [channels, channels]. */
export interface GramMatrix {
  readonly channels: number;
  readonly values: Float32Array;
}

/**
 * Which channels answer together, wherever: G[i][j] is the mean over all positions of channel i
 * times channel j. G = F Fᵀ / (h w), F being [channels, h w]. Positions do not occur in it: in any
 * other order it is the same.
 */
export function gramMatrix({width, height, channels, values}: Activation): GramMatrix {
  const positions = width * height;
  // Summed in double precision, so that the order does not show in the digits.
  const sums = new Float64Array(channels * channels);
  const active = new Int32Array(channels);
  for (let at = 0; at < positions * channels; at += channels) {
    // Behind a ReLU most values are 0, and add nothing.
    let count = 0;
    for (let channel = 0; channel < channels; channel++) if (values[at + channel] !== 0) active[count++] = channel;
    for (let first = 0; first < count; first++) {
      const row = active[first] ?? 0;
      const value = values[at + row] ?? 0;
      for (let second = first; second < count; second++) {
        const column = active[second] ?? 0;
        const index = row * channels + column;
        sums[index] = (sums[index] ?? 0) + value * (values[at + column] ?? 0);
      }
    }
  }
  const gram = new Float32Array(sums.length);
  for (let row = 0; row < channels; row++) {
    for (let column = row; column < channels; column++) {
      const mean = (sums[row * channels + column] ?? 0) / positions;
      gram[row * channels + column] = mean;
      gram[column * channels + row] = mean;
    }
  }
  return {channels, values: gram};
}

/**
 * |G - G'|² / |G'|², Frobenius: 0 for the same, 1 for nothing against something; the loss of Gatys
 * et al. but for its factor.
 */
export function gramDistance(matrix: GramMatrix, reference: GramMatrix): number {
  assert(matrix.channels === reference.channels, () => 'two Gram matrices of different layers');
  let [difference, norm] = [0, 0];
  for (const [index, value] of reference.values.entries()) {
    difference += ((matrix.values[index] ?? 0) - value) ** 2;
    norm += value ** 2;
  }
  return norm > 0 ? difference / norm : difference > 0 ? Infinity : 0;
}
