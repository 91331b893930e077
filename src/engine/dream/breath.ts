/**
 * Breath: each octave's steps swell and ebb slowly.
 *
 * A still scene would draw the dream to a fixed point, where what is forgotten and what is added are equal. Octaves that swell at times of
 * their own keep it wandering, and since a dream has no mean nothing gets brighter. The periods are primes, so that the octaves do
 * not meet again, and each is longer than five seconds: far from a flicker.
 */
const PERIODS_FRAMES = [211, 269, 347, 431] as const;

/** How much a swell adds to the usual step, and an ebb takes away. */
const SWELL = 0.5;

/** The factor of an octave's step at a frame. */
export function breathe(octave: number, frame: number): number {
  const period = PERIODS_FRAMES[octave % PERIODS_FRAMES.length] ?? 1;
  return 1 + SWELL * Math.sin((2 * Math.PI * frame) / period);
}
