/** How long to wait before something that failed is tried again. */
import type {Milliseconds} from './units.ts';

/** Waits that double, up to a longest one. */
export interface Backoff {
  readonly firstMs: Milliseconds;
  readonly longestMs: Milliseconds;
}

/** The wait after this many failures in a row, from 1. */
export function backoffMs({firstMs, longestMs}: Backoff, failures: number): Milliseconds {
  return Math.min(longestMs, firstMs * 2 ** (failures - 1));
}
