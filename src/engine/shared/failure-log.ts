/** The engine's newest failures, for the status panel. */
import type {Failure} from '../../protocol/errors.ts';

/** The status panel shows no more; a kiosk runs for days. */
const MAX_FAILURES_KEPT = 20;

/** Keeps the newest failures, oldest first. */
export class FailureLog {
  readonly #failures: Failure[] = [];

  /** The failures that are kept. */
  get all(): readonly Failure[] {
    return this.#failures;
  }

  note(found: Failure): void {
    this.#failures.push(found);
    if (this.#failures.length > MAX_FAILURES_KEPT) this.#failures.shift();
  }
}
