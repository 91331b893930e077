/**
 * When to draw although nothing has changed: the flash limit may still hold back a change of the
 * picture.
 *
 * The processor does not know what the GPU holds back. But more than `MAX_TURNS` turns in a second
 * take more than that many frames, so after fewer frames nothing is held back, and a mirror whose
 * painter is slow draws no frame for this.
 */
import type {Milliseconds} from '../../../protocol/units.ts';
import {MAX_TURNS, RELEASE_MS, SECOND_MS, UNREST_MS} from './flash-rules.ts';

/** Time between such frames. Sources at 4 frames a second and more are never drawn twice. */
const INTERVAL_MS: Milliseconds = 250;

/**
 * The sum of the four steps: counted flashes expire, the picture comes to rest, the limit is
 * released, and one more frame shows the picture itself.
 */
const LASTS_MS: Milliseconds = SECOND_MS + UNREST_MS + RELEASE_MS + 2 * INTERVAL_MS;

/** Watches the frames drawn. */
export class Settling {
  /**
   * Times of the latest frames, oldest first. Frames of the release count as well, because it
   * changes the picture.
   */
  readonly #frames: Milliseconds[] = [];
  /**
   * What is left of `LASTS_MS`. A late frame is one step for the GPU, however late; so it is no
   * more than one here.
   */
  #left: Milliseconds = 0;

  /** Note every frame drawn. @param isChange Whether there was something new in it. */
  noteDrawn(now: Milliseconds, isChange: boolean): void {
    const passed = Math.min(now - (this.#frames.at(-1) ?? now), INTERVAL_MS);
    this.#frames.push(now);
    if (this.#frames.length > MAX_TURNS + 1) this.#frames.shift();
    const first = this.#frames[0] ?? now;
    const mayHold = this.#frames.length > MAX_TURNS && now - first < SECOND_MS;
    // A hold that began earlier goes on with every change.
    const goesOn = isChange && this.#left > 0;
    this.#left = mayHold || goesOn ? LASTS_MS : Math.max(0, this.#left - passed);
  }

  /** Whether a frame is due for this reason alone. */
  isDue(now: Milliseconds): boolean {
    return this.#left > 0 && now - (this.#frames.at(-1) ?? now) >= INTERVAL_MS;
  }
}
