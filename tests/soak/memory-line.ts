/** What memory does over time. Pure, so that its sums are tested. */

/** What the browser's processes held at one moment. */
export interface MemorySample {
  /** Seconds since the start. */
  readonly at: number;
  /** In MB; null where it was not measured. */
  readonly memoryMb: number | null;
}

/**
 * Minutes that a run takes to settle, at most: the browser's allocator keeps a share of what was
 * freed, and until that has filled up, what holds nothing more grows in steps of thirty megabytes.
 */
export const WARM_UP_MINUTES = 10;

/** Over fewer minutes a line is the noise of collectors. */
const FEWEST_POINTS = 15;

/** Of a run so long. A short one settles for a quarter of its time. */
export function warmUpOf(minutes: number): number {
  return Math.min(WARM_UP_MINUTES, minutes / 4);
}

/**
 * Slope in MB an hour of the line of least squares through the least of each whole minute after the
 * warm-up; null where there are too few minutes.
 */
export function slopePerHour(samples: readonly MemorySample[], warmUpMinutes: number): number | null {
  const points = leastOfWholeMinutes(samples, warmUpMinutes);
  if (points.length < FEWEST_POINTS) return null;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const variance = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return (60 * covariance) / variance;
}

/**
 * MB by which the least of the last whole minute is above that of the first one after the warm-up;
 * null where these are one.
 */
export function growthMb(samples: readonly MemorySample[], warmUpMinutes: number): number | null {
  const whole = leastOfWholeMinutes(samples, warmUpMinutes);
  const [first, last] = [whole[0], whole.at(-1)];
  return first === undefined || last === undefined || first === last ? null : last[1] - first[1];
}

/**
 * Collectors run when they like: what is left after one is what is held. A minute that has only
 * begun may not have seen one yet.
 */
export function leastOfWholeMinutes(
  samples: readonly MemorySample[],
  warmUpMinutes: number,
): [minute: number, mb: number][] {
  const lastMinute = Math.floor((samples.at(-1)?.at ?? 0) / 60);
  const least = new Map<number, number>();
  for (const {at, memoryMb} of samples) {
    const minute = Math.floor(at / 60);
    if (memoryMb !== null) least.set(minute, Math.min(least.get(minute) ?? Infinity, memoryMb));
  }
  return [...least].filter(([minute]) => minute >= warmUpMinutes && minute < lastMinute);
}
