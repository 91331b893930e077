/**
 * When to draw although nothing has changed: something held back may still have to be let go.
 *
 * The processor does not know what the GPU holds. But more than `MAX_TURNS` turns in a second take more than that many frames, so after
 * fewer there is nothing to let go, and a mirror whose painter is slow draws no frame for this.
 */
import type {Milliseconds} from '../../../protocol/units.ts';
import {MAX_TURNS, RELEASE_MS, SECOND_MS, UNREST_MS} from './flash-rules.ts';

/** Time between such frames. Sources at 4 frames a second and more are never drawn twice. */
const INTERVAL_MS: Milliseconds = 250;

/** Turns grow old, the picture comes to rest, the hold is let go, and one frame shows the picture itself. */
const LASTS_MS: Milliseconds = SECOND_MS + UNREST_MS + RELEASE_MS + 2 * INTERVAL_MS;

/** Watches the frames drawn. */
export class Settling {
  /** Times of the latest frames that had something new, oldest first. */
  readonly #changes: Milliseconds[] = [];
  #until = -Infinity;
  #lastDrawn = -Infinity;

  /** Note every frame drawn. @param isChange Whether there was something new in it. */
  noteDrawn(now: Milliseconds, isChange: boolean): void {
    this.#lastDrawn = now;
    if (!isChange) return;
    this.#changes.push(now);
    if (this.#changes.length > MAX_TURNS + 1) this.#changes.shift();
    const first = this.#changes[0] ?? now;
    const mayHold = this.#changes.length > MAX_TURNS && now - first < SECOND_MS;
    // A hold that began earlier goes on with every change.
    if (mayHold || now < this.#until) this.#until = now + LASTS_MS;
  }

  /** Whether a frame is due for this reason alone. */
  isDue(now: Milliseconds): boolean {
    return now < this.#until && now - this.#lastDrawn >= INTERVAL_MS;
  }
}
