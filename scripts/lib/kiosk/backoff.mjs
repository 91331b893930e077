/** How long to wait before the next attempt. */

const FIRST_MS = 1000;

/** A visitor who stands before a dark mirror waits a minute at most. */
const LONGEST_MS = 60_000;

/**
 * Doubles from one second to one minute, and stays there for ever.
 *
 * @param {number} failures Failed attempts in a row, 1 for the first.
 */
export function backoffMs(failures) {
  return Math.min(FIRST_MS * 2 ** Math.min(failures - 1, 30), LONGEST_MS);
}
