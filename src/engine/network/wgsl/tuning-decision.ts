/**
 * Autotuning's decisions as pure functions of what was timed: which shape to run next, when to
 * stop, which one wins.
 */
import type {Milliseconds} from '../../../protocol/units.ts';

/**
 * Times of each shape's runs so far. The first run of a shape warms caches and clocks up and does
 * not count. A shape that cannot run has the time Infinity. Shape 0 is the one in use: it is timed
 * first and wins unless another is clearly faster.
 */
export type Trials = readonly (readonly Milliseconds[])[];

/**
 * Runs of a shape, the one that warms up included. The fastest of three is a fair judge: noise only
 * ever slows a run down.
 */
const RUNS = 4;

/** A shape this many times slower than the best so far is not run again. */
const HOPELESS = 1.2;

/**
 * Another shape must take at most this share of the time of the one in use: less is within the
 * noise.
 */
const CLEARLY_FASTER = 0.97;

/** Time on the GPU that tuning may take in all. */
export const MOST_TUNING_MS: Milliseconds = 1500;

/** The shape to run next, or null when the matter is decided or the time is spent. */
export function nextTrial(trials: Trials, spentMs: Milliseconds): number | null {
  if (spentMs >= MOST_TUNING_MS) return null;
  const best = Math.min(...trials.map(fastest));
  const open = trials.findIndex((times) => times.length < RUNS && !isHopeless(times, best));
  return open < 0 ? null : open;
}

/** The index of the shape to use from now on. */
export function winner(trials: Trials): number {
  const times = trials.map(fastest);
  const best = times.indexOf(Math.min(...times));
  return (times[best] ?? Infinity) <= CLEARLY_FASTER * (times[0] ?? Infinity) ? best : 0;
}

function isHopeless(times: readonly Milliseconds[], best: Milliseconds): boolean {
  return times.includes(Infinity) || (times.length > 1 && fastest(times) > HOPELESS * best);
}

/** Infinity until a run has counted. */
function fastest(times: readonly Milliseconds[]): Milliseconds {
  return Math.min(...times.slice(1));
}
