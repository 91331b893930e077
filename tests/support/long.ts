/**
 * What `npm test` leaves to `npm run test:long`: the repeats of a check on a further backend, size,
 * seed or file, where another of its kind is in `npm test`.
 */
import {test} from 'vitest';

/** The options of such a test. */
export const LONG = {tags: ['long']};

/** Its options where the condition holds. */
export function longIf(isRepeat: boolean): {tags?: string[]} {
  return isRepeat ? LONG : {};
}

/** As `test.each`, where the rows after the first are repeats. */
export function firstThenLong<Row extends object | string | number>(
  rows: readonly Row[],
): (name: string, run: (row: Row) => Promise<void> | void) => void {
  return (name, run) => {
    test.each(rows.slice(0, 1))(name, run);
    test.each(rows.slice(1))(name, LONG, run);
  };
}
