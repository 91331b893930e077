/** Keeps the few runs that were used last. */
import type {PerceptionRun} from './perception-run.ts';

/** Sizes and depths in use at once: a lens's, a still's, a guide's, and one just left. */
const MAX_RUNS = 4;

/** Runs by size and depth; the least recently used one is freed when there are too many. */
export class RunCache {
  /** Oldest use first. */
  readonly #runs = new Map<string, Promise<PerceptionRun>>();

  /**
   * The run of that key, made now if there is none. One that could not be made is tried anew when
   * it is asked for again.
   */
  take(key: string, create: () => Promise<PerceptionRun>): Promise<PerceptionRun> {
    const run = this.#runs.get(key) ?? create();
    this.#runs.delete(key);
    this.#runs.set(key, run);
    const [oldest] = this.#runs.keys();
    if (this.#runs.size > MAX_RUNS && oldest !== undefined) this.#forget(oldest);
    run.catch(() => this.#runs.delete(key));
    return run;
  }

  dispose(): void {
    for (const key of [...this.#runs.keys()]) this.#forget(key);
  }

  #forget(key: string): void {
    const run = this.#runs.get(key);
    this.#runs.delete(key);
    // Work submitted before keeps what it needs alive; a run that failed to be made holds nothing.
    void run?.then(
      (made) => {
        made.dispose();
      },
      () => undefined,
    );
  }
}
