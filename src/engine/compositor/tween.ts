/**
 * A number that eases to its target: the compositor's fades. Time is handed in, so that it can be
 * tested.
 */
import type {Milliseconds} from '../../protocol/units.ts';

/** Eases out (quadratic) from wherever it is to the newest target. */
export class Tween {
  readonly #durationMs: Milliseconds;
  #from: number;
  #to: number;
  #startedAt = -Infinity;

  /** @param durationMs 0 jumps: reduced motion. */
  constructor(value: number, durationMs: Milliseconds) {
    this.#from = value;
    this.#to = value;
    this.#durationMs = durationMs;
  }

  /** Starts towards a target, from the value at `now`. The same target again changes nothing. */
  aim(target: number, now: Milliseconds): void {
    if (target === this.#to) return;
    this.#from = this.at(now);
    this.#to = target;
    this.#startedAt = now;
  }

  /** Is at a target at once. */
  jump(target: number): void {
    this.#to = target;
    this.#startedAt = -Infinity;
  }

  /** The value at a time. */
  at(now: Milliseconds): number {
    if (!this.isMoving(now)) return this.#to;
    const share = Math.max(0, (now - this.#startedAt) / this.#durationMs);
    return this.#to + (this.#from - this.#to) * (1 - share) ** 2;
  }

  /** Whether the value still changes after `now`. */
  isMoving(now: Milliseconds): boolean {
    return now - this.#startedAt < this.#durationMs;
  }
}
