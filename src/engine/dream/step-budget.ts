/**
 * When the next step may be taken: frames grant milliseconds, steps spend what they are measured to take.
 *
 * On a slow machine a step costs several frames' worth: it is saved up for. A step that took longer than expected leaves a debt, so that
 * in the long run no more is spent than was granted.
 */
import type {Milliseconds} from '../../protocol/units.ts';

/** How quickly a measured cost is followed: one spike must not silence an octave. */
const COST_BLEND = 0.3;

/** Credit of one picture's dream. Octaves are told apart by their index, dearest last. */
export class StepBudget {
  readonly #costsMs = new Map<number, Milliseconds>();
  #creditMs: Milliseconds = 0;

  /** A frame grants time. What is not used is not hoarded beyond the dearest known step. */
  grant(budgetMs: Milliseconds): void {
    const most = Math.max(budgetMs, ...this.#costsMs.values());
    this.#creditMs = Math.min(this.#creditMs + Math.max(0, budgetMs), most);
  }

  /** Whether a step in this octave can be paid for. One never taken before is tried as soon as there is any credit. */
  affords(octave: number): boolean {
    return this.#creditMs > 0 && this.#creditMs >= (this.#costsMs.get(octave) ?? 0);
  }

  /** A step in this octave took so long. */
  spend(octave: number, costMs: Milliseconds): void {
    this.#creditMs -= costMs;
    const known = this.#costsMs.get(octave) ?? costMs;
    this.#costsMs.set(octave, known + (costMs - known) * COST_BLEND);
  }

  /** Another picture size: what was measured says nothing any more. */
  forget(): void {
    this.#costsMs.clear();
  }
}
