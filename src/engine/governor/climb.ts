/**
 * The governor's decision as a pure function: when to climb a rung, when to step down, when to
 * stay.
 *
 * Stepping down is quick (a slow mirror is seen at once) and goes straight to the rung that should
 * fit; climbing is slow, one rung at a time, and only when the dearer rung is expected to fit with
 * room to spare. A climb that had to be taken back makes the next attempt at that rung wait twice
 * as long: a phone that heats up at 360 lines and cools down at 288 would otherwise swing for ever.
 */
import type {Milliseconds} from '../../protocol/units.ts';
import type {LadderRung} from './rungs.ts';

/**
 * Samples are judged over this long; a second and a half smooths a single garbage collection or
 * window switch away.
 */
const WINDOW_MS: Milliseconds = 1500;

/** No judgement on fewer samples than this... */
const MIN_SAMPLES = 5;

/** ...nor on a shorter span than this, however fast they come. */
const MIN_SPAN_MS: Milliseconds = 600;

/**
 * The first frames at a new size also pay for pipelines and buffers: they say nothing about the
 * rung.
 */
const SETTLING_SAMPLES = 2;

/**
 * A pause this much longer than a frame (hidden tab, unplugged camera) makes older samples
 * worthless.
 */
const PAUSE_MS: Milliseconds = 5000;

/** Share of samples left out at either end of the window: spikes must not decide. */
const TRIM = 0.15;

/** Step down above this share of the budget... */
const TOO_MUCH = 1;

/** ...to a rung expected to need at most this share... */
const COMFORTABLE = 0.9;

/**
 * ...and climb only to a rung expected to need at most this share. The gap between the three is the
 * hysteresis.
 */
const ROOMY = 0.8;

/** How long there must have been room before the first attempt to climb. */
const FIRST_PATIENCE_MS: Milliseconds = 4000;

/**
 * However often a rung has failed, it is tried again after this long: rooms cool down, other
 * programs end.
 */
const LONGEST_PATIENCE_MS: Milliseconds = 10 * 60_000;

/**
 * A climb counts as failed when it is taken back within this time: chips take two or three minutes
 * to heat through.
 */
const PROBATION_MS: Milliseconds = 3 * 60_000;

/** One measured frame. */
export interface ClimbSample {
  /** What the network took. */
  readonly networkMs: Milliseconds;
  /** What it may take. */
  readonly budgetMs: Milliseconds;
  /** When it was measured, on any steadily rising clock. */
  readonly at: Milliseconds;
}

/** Where the governor stands on its ladder and what it remembers. Never changed in place. */
export interface ClimbState {
  /** Index into the ladder; 0 is the dearest rung. */
  readonly index: number;
  readonly samples: readonly ClimbSample[];
  /** Samples still to be left out after a change of rung. */
  readonly settling: number;
  /** Since when the rung above has been expected to fit, or null. */
  readonly roomSince: Milliseconds | null;
  /**
   * When the current rung was climbed to, or null when it was stepped down to or its probation is
   * over.
   */
  readonly climbedAt: Milliseconds | null;
  /** For each rung, how long there must be room before it is tried. */
  readonly patienceMs: readonly Milliseconds[];
}

/** The state before the first frame. */
export function startClimb(ladder: readonly LadderRung[], index: number): ClimbState {
  return {
    index: Math.min(Math.max(index, 0), ladder.length - 1),
    samples: [],
    settling: SETTLING_SAMPLES,
    roomSince: null,
    climbedAt: null,
    patienceMs: ladder.map(() => FIRST_PATIENCE_MS),
  };
}

/** The state after one more sample. A sample that is no positive number is left out. */
export function climb(ladder: readonly LadderRung[], state: ClimbState, sample: ClimbSample): ClimbState {
  if (!(sample.networkMs > 0 && sample.budgetMs > 0 && Number.isFinite(sample.networkMs))) return state;
  const lastAt = state.samples.at(-1)?.at;
  if (lastAt !== undefined && sample.at - lastAt > PAUSE_MS + 2 * sample.networkMs) {
    return {...state, samples: [], settling: SETTLING_SAMPLES, roomSince: null};
  }
  if (state.settling > 0) return {...state, settling: state.settling - 1};

  const samples = [...state.samples.filter(({at}) => at > sample.at - WINDOW_MS), sample];
  // On a slow machine the window alone might never hold enough frames.
  const kept = samples.length >= MIN_SAMPLES ? samples : [...state.samples, sample].slice(-MIN_SAMPLES);
  const watched = endProbation({...state, samples: kept}, sample.at);
  const spanMs = sample.at - (kept[0]?.at ?? sample.at);
  if (kept.length < MIN_SAMPLES || spanMs < MIN_SPAN_MS) return watched;

  const load = trimmedMean(kept.map(({networkMs, budgetMs}) => networkMs / budgetMs));
  if (load > TOO_MUCH) return stepDown(ladder, watched, load, sample.at);
  return considerClimb(ladder, watched, load, sample.at);
}

function stepDown(ladder: readonly LadderRung[], state: ClimbState, load: number, at: Milliseconds): ClimbState {
  const last = ladder.length - 1;
  if (state.index === last) return {...state, roomSince: null};
  let index = state.index + 1;
  while (index < last && load * costRatio(ladder, state.index, index) > COMFORTABLE) index++;
  const hasFailed = state.climbedAt !== null && at - state.climbedAt < PROBATION_MS;
  return {
    ...state,
    index,
    samples: [],
    settling: SETTLING_SAMPLES,
    roomSince: null,
    climbedAt: null,
    patienceMs: hasFailed
      ? replaceAt(state.patienceMs, state.index, (patience) => Math.min(patience * 2, LONGEST_PATIENCE_MS))
      : state.patienceMs,
  };
}

function considerClimb(ladder: readonly LadderRung[], state: ClimbState, load: number, at: Milliseconds): ClimbState {
  const above = state.index - 1;
  if (above < 0 || load * costRatio(ladder, state.index, above) > ROOMY) return {...state, roomSince: null};
  const roomSince = state.roomSince ?? at;
  if (at - roomSince < (state.patienceMs[above] ?? FIRST_PATIENCE_MS)) return {...state, roomSince};
  return {...state, index: above, samples: [], settling: SETTLING_SAMPLES, roomSince: null, climbedAt: at};
}

/** A rung that has held for its whole probation is trusted like any other again. */
function endProbation(state: ClimbState, at: Milliseconds): ClimbState {
  if (state.climbedAt === null || at - state.climbedAt < PROBATION_MS) return state;
  return {...state, climbedAt: null, patienceMs: replaceAt(state.patienceMs, state.index, () => FIRST_PATIENCE_MS)};
}

function costRatio(ladder: readonly LadderRung[], from: number, to: number): number {
  const [a, b] = [ladder[from], ladder[to]];
  return a && b ? b.cost / a.cost : 1;
}

/**
 * The mean without the highest and lowest values: alternating frames count both, a spike counts for
 * nothing.
 */
function trimmedMean(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const cut = Math.floor(sorted.length * TRIM);
  const middle = sorted.slice(cut, sorted.length - cut);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

function replaceAt(list: readonly number[], index: number, change: (value: number) => number): readonly number[] {
  return list.map((value, position) => (position === index ? change(value) : value));
}
