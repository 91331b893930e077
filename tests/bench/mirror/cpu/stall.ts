/** Stalls: for how long nothing new was shown. */
import type {Milliseconds} from '../../../../src/protocol/units.ts';

/** A count of pictures, read at a moment. */
export interface CountAt {
  readonly at: Milliseconds;
  readonly count: number;
}

/**
 * The longest time in which the count did not rise, by its readings in order: what was shown right
 * after one reading is known at the next. The time before the first rise and after the last counts,
 * too. 0 for fewer than two readings.
 */
export function longestStall(readings: readonly CountAt[]): Milliseconds {
  const [first] = readings;
  let longest = 0;
  let rose = first;
  for (const reading of readings) {
    if (rose === undefined) break;
    longest = Math.max(longest, reading.at - rose.at);
    if (reading.count > rose.count) rose = reading;
  }
  return longest;
}
