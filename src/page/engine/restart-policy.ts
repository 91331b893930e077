/**
 * What to do when an engine has failed: start another at once, later, or without a backend. Pure,
 * so that a week of failures can be played through in a test.
 */
import type {NetworkBackend} from '../../protocol/backend.ts';
import type {Failure} from '../../protocol/errors.ts';
import type {Milliseconds} from '../../protocol/units.ts';

/** One failure of an engine. */
export interface EngineFailure {
  readonly at: Milliseconds;
  readonly failure: Failure;
  /** The backend that was running, if it is to blame. */
  readonly blame: NetworkBackend | null;
}

/** What to do next. */
export interface RestartDecision {
  readonly delayMs: Milliseconds;
  /** Backends the next engine passes over, with the reason the operator reads. */
  readonly avoid: readonly {readonly backend: NetworkBackend; readonly reason: string}[];
  /** Too many failures: the plain mirror stays until the delay is over. */
  readonly isGivingUp: boolean;
}

/** Two failures of one backend within this time, and it is passed over. */
const BLAME_WINDOW_MS = 60_000;
const FAILURES_TO_AVOID = 2;

/**
 * A backend that was passed over gets another chance after this long: a driver may have recovered.
 */
const AVOID_FOR_MS = 30 * 60_000;

/**
 * This many failures within `GIVE_UP_WINDOW_MS` and the plain mirror stays for `REST_MS`: an
 * exhibit runs all week.
 */
const FAILURES_TO_GIVE_UP = 6;
const GIVE_UP_WINDOW_MS = 120_000;
const REST_MS = 5 * 60_000;

const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 10_000;

/**
 * Decides from the history, newest last. The history holds at least the failure that has just
 * happened.
 */
export function decideRestart(history: readonly EngineFailure[], now: Milliseconds): RestartDecision {
  const avoid = avoidedBackends(history, now);
  const recent = history.filter(({at}) => now - at < GIVE_UP_WINDOW_MS).length;
  if (recent >= FAILURES_TO_GIVE_UP || isHopeless(history)) return {delayMs: REST_MS, avoid: [], isGivingUp: true};
  return {delayMs: Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (recent - 1)), avoid, isGivingUp: false};
}

/** Nothing here can paint, or the files are damaged: trying again at once changes nothing. */
function isHopeless(history: readonly EngineFailure[]): boolean {
  const newest = history.at(-1)?.failure;
  return newest?.code === 'gpu-missing' || newest?.kind === 'model';
}

function avoidedBackends(history: readonly EngineFailure[], now: Milliseconds): RestartDecision['avoid'] {
  const blamed = new Map<NetworkBackend, EngineFailure[]>();
  for (const entry of history) {
    if (entry.blame === null || now - entry.at > AVOID_FOR_MS) continue;
    blamed.set(entry.blame, [...(blamed.get(entry.blame) ?? []), entry]);
  }
  return [...blamed]
    .filter(([, entries]) => hasFailuresCloseTogether(entries))
    .map(([backend, entries]) => ({backend, reason: entries.at(-1)?.failure.detail ?? 'unknown'}));
}

function hasFailuresCloseTogether(entries: readonly EngineFailure[]): boolean {
  return entries.some((entry, index) => {
    const later = entries[index + FAILURES_TO_AVOID - 1];
    return later !== undefined && later.at - entry.at < BLAME_WINDOW_MS;
  });
}
