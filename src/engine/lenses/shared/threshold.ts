/** From which number on something comes about, as far as a visitor has tried. */

/** Null where none was tried yet. */
export interface Threshold {
  /** The largest number that was too small. */
  readonly below: number | null;
  /** The smallest one that was enough. */
  readonly reached: number | null;
}

/** Before the first try. */
export const NOTHING_TRIED: Threshold = {below: null, reached: null};

/**
 * What is known after one more try. `below` stays under `reached`: where they contradict one
 * another (the picture is not the same any more), the newer try counts.
 */
export function narrow({below, reached}: Threshold, at: number, isReached: boolean): Threshold {
  if (isReached) {
    return {below: below !== null && below < at ? below : null, reached: reached === null ? at : Math.min(reached, at)};
  }
  return {below: below === null ? at : Math.max(below, at), reached: reached !== null && reached > at ? reached : null};
}

/** Both numbers, once there are both. */
export function foundThreshold({below, reached}: Threshold): {readonly below: number; readonly reached: number} | null {
  return below === null || reached === null ? null : {below, reached};
}
