/** A network that has learned nothing, with the numbers of one that has. */
import {SeededRandom} from '../../shared/seeded-random.ts';

/**
 * Every weight's values in another order, each in its own array: kernels and biases keep their
 * distribution and lose what they have learned (the randomisation test of Adebayo et al. 2018,
 * "Sanity Checks for Saliency Maps", section 3, of all layers at once).
 *
 * @param seed the same seed shuffles the same way; each weight has its own stream, by its name.
 */
export function randomiseWeights(
  weights: ReadonlyMap<string, Float32Array>,
  seed: number,
): ReadonlyMap<string, Float32Array> {
  return new Map([...weights].map(([name, values]) => [name, shuffle(values, SeededRandom.forPart(seed, name))]));
}

/** Fisher and Yates; the values given stay as they are. */
function shuffle(values: Float32Array, random: SeededRandom): Float32Array {
  const shuffled = values.slice();
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random.next() * (last + 1));
    const kept = shuffled[last] ?? 0;
    shuffled[last] = shuffled[other] ?? 0;
    shuffled[other] = kept;
  }
  return shuffled;
}
