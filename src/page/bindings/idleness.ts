/**
 * Whether somebody is there, judged by what was touched when. Pure: the idle controller feeds it
 * the time.
 */
import type {Milliseconds} from '../../protocol/units.ts';

/** Look, listen, then leave the picture alone: the controls go this long after the last touch. */
export const CONTROLS_REST_MS = 6_000;

/** Nobody has touched anything for this long: the visitor has gone, and an update may come in. */
export const VISITOR_GONE_MS = 60_000;

/** A dialog that was left open holds an update for this long, and no longer. */
export const BUSY_VISITOR_GONE_MS = 5 * 60_000;

/** What the page knows about its visitor. */
export interface IdlenessSigns {
  readonly now: Milliseconds;
  readonly lastTouchAt: Milliseconds;
  /** A dialog, a countdown or a picture waits for a decision. */
  readonly isBusy: boolean;
  /** The keyboard's focus is on a control: hiding it would hide where one is. */
  readonly isFocusVisible: boolean;
}

/** How far a visit has come to rest. */
export interface Idleness {
  readonly areControlsShown: boolean;
  readonly isVisitorGone: boolean;
  /** When to look again, if nothing is touched until then; null when nothing would change. */
  readonly nextChangeAt: Milliseconds | null;
}

/** Judges a visit. */
export function judgeIdleness({now, lastTouchAt, isBusy, isFocusVisible}: IdlenessSigns): Idleness {
  const restingFor = now - lastTouchAt;
  const isHeld = isBusy || (isFocusVisible && restingFor < VISITOR_GONE_MS);
  const areControlsShown = isHeld || restingFor < CONTROLS_REST_MS;
  const goneAfter = isBusy ? BUSY_VISITOR_GONE_MS : VISITOR_GONE_MS;
  const isVisitorGone = restingFor >= goneAfter;
  const ahead = [CONTROLS_REST_MS, goneAfter].find((limit) => restingFor < limit);
  return {areControlsShown, isVisitorGone, nextChangeAt: ahead === undefined ? null : lastTouchAt + ahead};
}
