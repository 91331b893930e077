/**
 * Headroom: how much of a change a value between black and white has room for.
 *
 * Cut off at black and white, a dream on a bright wall loses the half of itself that is brighter,
 * and what is left only darkens. Here a change may be larger than the room that there is: it is
 * drawn towards black or white and does not reach it.
 */

/** Nothing is drawn nearer to black or white than a byte's step: it would be rounded to them. */
const END = 1 / 255;

/** Where there is no room at all, nothing must be divided by it. */
const LEAST_ROOM = 1e-4;

/** A value between 0 and 1 with as much of a change as it has room for, between 0 and 1 again. */
export function addWithinRoom(value: number, change: number): number {
  const room = Math.max((change > 0 ? 1 - value : value) - END, LEAST_ROOM);
  const sum = value + (change * room) / Math.sqrt(room * room + change * change);
  return sum < 0 ? 0 : sum > 1 ? 1 : sum;
}
