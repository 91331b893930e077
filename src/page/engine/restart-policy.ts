/**
 * What to do when an engine has failed: start another at once, later, without a backend, or without
 * the graphics card. Pure, so that a week of failures can be played through in a test.
 */
import type {CompositorReason, NetworkBackend} from '../../protocol/backend.ts';
import {backoffMs} from '../../protocol/backoff.ts';
import {failure, type Failure} from '../../protocol/errors.ts';
import type {Milliseconds} from '../../protocol/units.ts';

/** One failure of an engine. */
export interface EngineFailure {
  readonly at: Milliseconds;
  readonly failure: Failure;
  /** The backend that was running or being tried, if it is to blame. */
  readonly blame: NetworkBackend | null;
  /** It never painted. */
  readonly isStarting: boolean;
}

/** Backends that an engine passes over, with the reason the operator reads. */
export type AvoidedBackends = readonly {readonly backend: NetworkBackend; readonly reason: string}[];

/** What to do next. */
export interface RestartDecision {
  readonly delayMs: Milliseconds;
  readonly avoid: AvoidedBackends;
  /**
   * The graphics card was lost too often, or did not answer: for so long an engine that starts
   * leaves it alone. Zero where it may be used.
   */
  readonly sparesCardMs: Milliseconds;
}

/** Two failures of one running backend within this time, and it is passed over. */
const BLAME_WINDOW_MS = 60_000;
const FAILURES_TO_AVOID = 2;

/**
 * A backend that was passed over gets another chance after this long: a driver may have recovered.
 */
const AVOID_FOR_MS = 30 * 60_000;

/**
 * After a second loss of the GPU within two minutes Chrome refuses WebGL and WebGPU to the site, in
 * every tab and after reloads, until two minutes have passed without one (its "domain blocking" for
 * 3-D APIs). A quick start would be another loss; ten seconds more are for its clock.
 */
const LOSS_WINDOW_MS = 120_000;
const BLOCKED_FOR_MS = 130_000;
const AFTER_FIRST_LOSS_MS = 2000;

/** A card that is missing so soon after a loss is refused, not gone. */
const REFUSED_AFTER_LOSS_MS = 10 * 60_000;

/**
 * This many failures within `GIVE_UP_WINDOW_MS` and the plain mirror stays for `REST_MS`: an
 * exhibit runs all week.
 */
const FAILURES_TO_GIVE_UP = 6;
const GIVE_UP_WINDOW_MS = 120_000;
const REST_MS = 5 * 60_000;

const RESTARTING = {firstMs: 200, longestMs: 10_000};

/**
 * Decides from the history, newest last. The history holds at least the failure that has just
 * happened.
 */
export function decideRestart(history: readonly EngineFailure[], now: Milliseconds): RestartDecision {
  const avoid = avoidedBackends(history, now);
  const sparesCardMs = restOfCard(history, now);
  const recent = history.filter(({at}) => now - at < GIVE_UP_WINDOW_MS).length;
  if (recent >= FAILURES_TO_GIVE_UP || (isHopeless(history) && sparesCardMs === 0)) {
    return {delayMs: REST_MS, avoid: [], sparesCardMs: Math.max(0, sparesCardMs - REST_MS)};
  }
  // The processor needs no rest.
  const isLoss = sparesCardMs === 0 && history.at(-1)?.failure.code === 'gpu-lost';
  const delayMs = Math.max(isLoss ? AFTER_FIRST_LOSS_MS : 0, backoffMs(RESTARTING, recent));
  return {delayMs, avoid, sparesCardMs};
}

/**
 * How long the card is left alone by an engine that has started without it. A context that is
 * refused soon after a loss is the browser's rule, and not the end of the card. Zero where there is
 * no card to wait for.
 *
 * @param reason Why the engine draws with what it does.
 */
export function waitForRefusedCard(
  history: readonly EngineFailure[],
  reason: CompositorReason,
  now: Milliseconds,
): Milliseconds {
  const isWithout = reason === 'no-webgl' || reason === 'other-refused';
  const wasLost = history.some(({failure, at}) => failure.code === 'gpu-lost' && now - at < REFUSED_AFTER_LOSS_MS);
  return isWithout && wasLost ? BLOCKED_FOR_MS : 0;
}

/** Which backends an engine that started now would pass over. */
export function avoidedBackends(history: readonly EngineFailure[], now: Milliseconds): AvoidedBackends {
  const blamed = new Map<NetworkBackend, EngineFailure[]>();
  for (const entry of history) {
    if (entry.blame === null || now - entry.at > AVOID_FOR_MS) continue;
    blamed.set(entry.blame, [...(blamed.get(entry.blame) ?? []), entry]);
  }
  return [...blamed]
    .filter(([, entries]) => entries.some(({isStarting}) => isStarting) || hasFailuresCloseTogether(entries))
    .map(([backend, entries]) => ({backend, reason: entries.at(-1)?.failure.detail ?? 'unknown'}));
}

/** Losses that this page has not seen itself, by how long ago they were, as a history. */
export function lossesBefore(agesMs: readonly Milliseconds[], now: Milliseconds): readonly EngineFailure[] {
  return agesMs.map((age) => ({
    at: now - age,
    failure: failure('gpu-lost', 'before this page was opened, or in another tab'),
    blame: null,
    isStarting: false,
  }));
}

/**
 * How long the card is left alone: it is refused, was lost too often, or did not answer. Zero where
 * it may be used.
 */
export function restOfCard(history: readonly EngineFailure[], now: Milliseconds): Milliseconds {
  if (hasHungBeforeItDrew(history)) return BLOCKED_FOR_MS;
  const losses = history.filter(({failure}) => failure.code === 'gpu-lost').map(({at}) => at);
  const last = losses.at(-1);
  if (last === undefined) return 0;
  const newest = history.at(-1)?.failure.code;
  if (newest === 'gpu-missing' && now - last < REFUSED_AFTER_LOSS_MS) return BLOCKED_FOR_MS;
  const isBlocked = losses.filter((at) => last - at < LOSS_WINDOW_MS).length > 1;
  return isBlocked ? Math.max(0, last + BLOCKED_FOR_MS - now) : 0;
}

/** Nothing here can paint, or the files are damaged: trying again at once changes nothing. */
function isHopeless(history: readonly EngineFailure[]): boolean {
  const newest = history.at(-1)?.failure;
  return newest?.code === 'gpu-missing' || newest?.kind === 'model';
}

/**
 * No backend is to blame: what never came is the canvas's context, and the processor needs none.
 */
function hasHungBeforeItDrew(history: readonly EngineFailure[]): boolean {
  const newest = history.at(-1);
  return newest?.failure.code === 'gpu-silent' && newest.isStarting && newest.blame === null;
}

function hasFailuresCloseTogether(entries: readonly EngineFailure[]): boolean {
  return entries.some((entry, index) => {
    const later = entries[index + FAILURES_TO_AVOID - 1];
    return later !== undefined && later.at - entry.at < BLAME_WINDOW_MS;
  });
}
