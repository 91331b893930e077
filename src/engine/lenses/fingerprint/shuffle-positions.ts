/** What Gram matrices do not notice: answers in another order of places. */
import type {Activation} from '../../network/perception.ts';
import {SeededRandom} from '../../shared/seeded-random.ts';

/**
 * The same values at other positions: a permutation that the seed draws (Fisher & Yates;
 * Durstenfeld 1964). Channels stay together.
 */
export function shufflePositions(map: Activation, seed: number): Activation {
  const {width, height, channels, values} = map;
  const random = new SeededRandom(seed);
  const shuffled = values.slice();
  for (let last = width * height - 1; last > 0; last--) {
    const other = Math.floor(random.next() * (last + 1));
    const kept = shuffled.slice(last * channels, (last + 1) * channels);
    shuffled.copyWithin(last * channels, other * channels, (other + 1) * channels);
    shuffled.set(kept, other * channels);
  }
  return {...map, values: shuffled};
}
