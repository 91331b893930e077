/**
 * A limit that counts only the time in which this thread was awake: after the machine has slept, or
 * a long task has held the thread, a late timer must not be taken for a partner that was silent.
 */
import type {Milliseconds} from './units.ts';

/** However late a step is, it counts as no more than this. */
const STEP_MS: Milliseconds = 1000;

/** Calls back once when a limit is over. */
export class AwakeTimer {
  readonly #onDue: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(onDue: () => void) {
    this.#onDue = onDue;
  }

  /** Begins to count, anew if it counts already. */
  start(limitMs: Milliseconds): void {
    this.stop();
    this.#step(limitMs);
  }

  /** Counts no more. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #step(remainingMs: Milliseconds): void {
    const stepMs = Math.min(STEP_MS, remainingMs);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (remainingMs > stepMs) this.#step(remainingMs - stepMs);
      else this.#onDue();
    }, stepMs);
  }
}

/**
 * The work's result, or an error when it has not settled within the limit; what it still says is
 * dropped.
 *
 * @param lateError makes the error to throw then.
 */
export function withinLimit<Result>(
  work: Promise<Result>,
  limitMs: Milliseconds,
  lateError: () => Error,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = new AwakeTimer(() => {
      reject(lateError());
    });
    timer.start(limitMs);
    work.then(resolve, reject).finally(() => {
      timer.stop();
    });
  });
}
