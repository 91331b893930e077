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

/**
 * How much a swell adds to the usual step, and an ebb takes away: at first, while evenly sized
 * steps arrive soonest, and in a dream so old that little but breath moves it.
 */
const SWELL = {first: 0.27, last: 1};

/** Between these ages, in frames, breath deepens. */
const AGES = {grown: 400, old: 900} as const;

/**
 * The factor of an octave's step, one of `count`, at a frame.
 *
 * @param age Frames since the dream began.
 */
export function breathe(octave: number, count: number, frame: number, age: number): number {
  const old = Math.min(1, Math.max(0, (age - AGES.grown) / (AGES.old - AGES.grown)));
  const swell = SWELL.first + (SWELL.last - SWELL.first) * old;
  return 1 + swell * Math.sin((2 * Math.PI * frame) / PERIOD_FRAMES + (Math.PI * octave) / count);
}
