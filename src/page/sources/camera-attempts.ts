/**
 * When a camera that failed is asked for again, and which. Pure: nobody may be there to tap, so a
 * week of failures is played through in a test.
 */
import {backoffMs} from '../../protocol/backoff.ts';
import type {FailureCode} from '../../protocol/errors.ts';
import type {Milliseconds} from '../../protocol/units.ts';

/** Unplugged, taken by another program, standing still: it may be back soon. */
const COMING_BACK = {firstMs: 2000, longestMs: 30_000};

/** Refused once although it is allowed: a policy, a driver. Asking again disturbs nobody. */
const REFUSED_THOUGH_GRANTED = {firstMs: 10_000, longestMs: 60_000};

/** In an exhibit nobody answers the question, and an operator may have allowed it meanwhile. */
const KIOSK_ASKS_AGAIN_MS: Milliseconds = 180_000;

/** What is known when a camera has failed. */
export interface FailedAttempt {
  readonly code: FailureCode;
  /** In a row, this one included. */
  readonly failures: number;
  /** The browser would start the camera without a question. */
  readonly isGranted: boolean;
  readonly isKiosk: boolean;
}

/** How long until the next attempt; null where only a visitor can change anything. */
export function nextAttemptMs({code, failures, isGranted, isKiosk}: FailedAttempt): Milliseconds | null {
  switch (code) {
    case 'camera-insecure':
      return null;
    case 'camera-denied':
      if (isGranted) return backoffMs(REFUSED_THOUGH_GRANTED, failures);
      return isKiosk ? KIOSK_ASKS_AGAIN_MS : null;
    default:
      return backoffMs(COMING_BACK, failures);
  }
}

/**
 * Which of the other cameras to try after this many failures in a row: the wanted one has every
 * other attempt, the first two, and the others have the rest in turn. Null for the wanted one.
 *
 * @param others Device ids of all cameras but the wanted one.
 */
export function otherCamera(failures: number, others: readonly string[]): string | null {
  if (failures < 2 || failures % 2 === 1 || others.length === 0) return null;
  return others[(failures / 2 - 1) % others.length] ?? null;
}
