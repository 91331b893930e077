/**
 * What is shed beside the network before it gets smaller, step by step, and when a step is tried
 * again. A step that had to be shed again at once waits twice as long the next time.
 */
import type {Milliseconds} from '../../protocol/units.ts';

/** A step comes back after this long without anything too slow... */
const FIRST_PATIENCE_MS: Milliseconds = 30_000;

/** ...or, however often it has failed, after this long. */
const LONGEST_PATIENCE_MS: Milliseconds = 10 * 60_000;

/** A step has failed that is shed again within this time. */
const PROBATION_MS: Milliseconds = 20_000;

/** Counts the steps that are shed. */
export class Shedding {
  readonly #most: number;
  #steps = 0;
  #changedAt: Milliseconds = 0;
  #returnedAt: Milliseconds = -Infinity;
  #patienceMs = FIRST_PATIENCE_MS;

  /** @param most Steps that can be shed; 0 where there is nothing to shed. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Steps that are shed now. */
  get steps(): number {
    return this.#steps;
  }

  /**
   * Takes note of a judgement: more work is wanted (-1), less (1), or nothing is (0). Returns
   * whether a step has been shed or has come back.
   */
  judge(wanted: number, at: Milliseconds): boolean {
    if (wanted > 0 && this.#steps < this.#most) {
      if (at - this.#returnedAt < PROBATION_MS) this.#patienceMs = Math.min(this.#patienceMs * 2, LONGEST_PATIENCE_MS);
      this.#steps++;
    } else if (this.#steps > 0 && (wanted < 0 || at - this.#changedAt > this.#patienceMs)) {
      this.#steps--;
      this.#returnedAt = at;
    } else {
      return false;
    }
    this.#changedAt = at;
    return true;
  }
}
