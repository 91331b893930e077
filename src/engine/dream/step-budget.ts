/**
 * When the next step may be taken: frames grant milliseconds, steps spend what they are measured to
 * take.
 *
 * On a slow machine a step costs several frames' worth: it is saved up for. A step that took longer
 * than expected leaves a debt, so that in the long run no more is spent than was granted.
 */
import type {Milliseconds} from '../../protocol/units.ts';

/** How quickly a measured cost is followed: one spike must not silence an octave. */
const COST_BLEND = 0.3;

/** Credit of one picture's dream. Octaves are told apart by their index, dearest last. */
export class StepBudget {
  readonly #costsMs = new Map<number, Milliseconds>();
  /** Octaves whose first step is not measured yet. */
  readonly #onTrial = new Set<number>();
  #creditMs: Milliseconds = 0;

  /** A frame grants time. What is not used is not hoarded beyond the dearest known step. */
  grant(budgetMs: Milliseconds): void {
    const most = Math.max(budgetMs, ...this.#costsMs.values());
    this.#creditMs = Math.min(this.#creditMs + Math.max(0, budgetMs), most);
  }

  /**
   * Whether a step in this octave can be paid for. One never taken before is tried as soon as there
   * is any credit.
   */
  affords(octave: number): boolean {
    return !this.#onTrial.has(octave) && this.#creditMs > 0 && this.#creditMs >= (this.#costsMs.get(octave) ?? 0);
  }

  /** A step in this octave took so long. */
  spend(octave: number, costMs: Milliseconds): void {
    this.#creditMs -= costMs;
    const known = this.#costsMs.get(octave) ?? costMs;
    this.#costsMs.set(octave, known + (costMs - known) * COST_BLEND);
  }

  /**
   * Takes what a step in this octave is expected to cost, where that is measured only later;
   * `settle` must follow. One never taken before costs nothing yet, and there is no second one
   * before the first is settled.
   */
  commit(octave: number): Milliseconds {
    const expectedMs = this.#costsMs.get(octave);
    if (expectedMs === undefined) this.#onTrial.add(octave);
    this.#creditMs -= expectedMs ?? 0;
    return expectedMs ?? 0;
  }

  /** A committed step was measured. */
  settle(octave: number, expectedMs: Milliseconds, costMs: Milliseconds): void {
    this.#onTrial.delete(octave);
    this.#creditMs += expectedMs;
    this.spend(octave, costMs);
  }

  /** Another picture size: what was measured says nothing any more. */
  forget(): void {
    this.#costsMs.clear();
    this.#onTrial.clear();
  }
}
