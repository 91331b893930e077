/**
 * How long the mirror has been alone, in seconds in which the page was awake. Pure: the binding
 * tells it each second and each touch.
 */

/** The visitor reads that the mirror starts afresh this long before it does. */
const ANNOUNCED_SECONDS = 10;

/** A computation under way may be what somebody waits for, but not for ever. */
const LONGEST_HOLD_SECONDS = 300;

/** What is known in this second. */
export interface AloneSigns {
  /** Seconds alone after which the visit is over; null for never. */
  readonly limit: number | null;
  /** The mirror computes something that a visitor may be waiting for. */
  readonly isComputing: boolean;
  /** Nothing would change. */
  readonly isAsStarted: boolean;
}

/** What follows: nothing, a sentence with the seconds left, or the end of the visit. */
export type AloneVerdict =
  {readonly kind: 'waiting'} | {readonly kind: 'announced'; readonly inSeconds: number} | {readonly kind: 'over'};

/** Counts one visit after the other. */
export class AloneClock {
  #alone = 0;
  #held = 0;

  /** Somebody is there. */
  touch(): void {
    this.#alone = 0;
    this.#held = 0;
  }

  /** A second has passed. */
  tick({limit, isComputing, isAsStarted}: AloneSigns): AloneVerdict {
    if (limit === null || isAsStarted) {
      this.touch();
      return {kind: 'waiting'};
    }
    if (isComputing && this.#held < LONGEST_HOLD_SECONDS) {
      this.#held++;
      this.#alone = Math.min(this.#alone, limit - ANNOUNCED_SECONDS - 1);
      return {kind: 'waiting'};
    }
    this.#alone++;
    if (this.#alone >= limit) {
      this.touch();
      return {kind: 'over'};
    }
    const inSeconds = limit - this.#alone;
    return inSeconds <= ANNOUNCED_SECONDS ? {kind: 'announced', inSeconds} : {kind: 'waiting'};
  }
}
