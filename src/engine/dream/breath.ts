/**
 * Breath: each octave's steps swell and ebb slowly.
 *
 * A still scene would draw the dream to a fixed point, where what is forgotten and what is added
 * are equal. Octaves that swell one after another keep it wandering, and since a dream has no mean
 * nothing gets brighter. Their phases are spread over half a turn: then the sum of their squares is
 * the same at all times, and the dream neither stands still for a moment nor leaps.
 */

/** More than ten seconds at 30 frames a second: far from a flicker. */
const PERIOD_FRAMES = 373;

/** How much a swell adds to the usual step, and an ebb takes away. */
const SWELL = 0.27;

/** The factor of an octave's step, one of `count`, at a frame. */
export function breathe(octave: number, count: number, frame: number): number {
  return 1 + SWELL * Math.sin((2 * Math.PI * frame) / PERIOD_FRAMES + (Math.PI * octave) / count);
}
