/** How far a layer's answers are from a style, and how that changes with each of them. */
import type {Activation} from '../network/perception.ts';
import {gramMatrix, type GramMatrix} from './gram.ts';
import type {Sloped} from './relative-distance.ts';

/** The loss, its slopes, and what the layer's own Gram matrix is. */
export interface GramLoss extends Sloped {
  readonly gram: GramMatrix;
}

/**
 * |G − A|² ∕ |A|², the loss of Gatys, Ecker & Bethge 2015 but for its factor, with the slope 4 (G −
 * A) F ∕ (places |A|²) at the answers F. An answer of 0 has no slope: the layers are rectified, and
 * no gradient goes back through it.
 */
export function gramLoss(answers: Activation, style: GramMatrix): GramLoss {
  const {channels, values} = answers;
  const gram = gramMatrix(answers);
  const difference = gram.values.map((value, index) => value - (style.values[index] ?? 0));
  const norm = squaredNorm(style.values);
  const share = norm > 0 ? 1 / norm : 1;
  const slopes = new Float32Array(values.length);
  const factor = (4 * share * channels) / values.length;
  const active = new Int32Array(channels);
  for (let at = 0; at < values.length; at += channels) {
    let count = 0;
    for (let channel = 0; channel < channels; channel++) if (values[at + channel] !== 0) active[count++] = channel;
    for (let first = 0; first < count; first++) {
      const channel = active[first] ?? 0;
      const row = channel * channels;
      let sum = 0;
      for (let second = 0; second < count; second++) {
        const other = active[second] ?? 0;
        sum += (difference[row + other] ?? 0) * (values[at + other] ?? 0);
      }
      slopes[at + channel] = factor * sum;
    }
  }
  return {loss: share * squaredNorm(difference), slopes, gram};
}

function squaredNorm(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
