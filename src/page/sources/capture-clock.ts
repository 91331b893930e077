/**
 * When a track's frames were captured. A frame says it on a clock of its stream, whose zero is
 * nobody's business; the page only sees frames arrive. The quickest arrival tells where that zero
 * is, to within the few milliseconds that the quickest way takes.
 */
import type {Milliseconds} from '../../protocol/units.ts';

/**
 * By so much of the time that passes an arrival may be slower and still count as the quickest: a
 * camera's own clock may run late, by a tenth of this.
 */
const FORGETTING = 1e-3;

/** A stream that begins anew jumps by more than any frame waits. */
const JUMP_MS: Milliseconds = 2000;

/** Follows one stream. Pure: times are handed in. */
export class CaptureClock {
  #offsetMs: Milliseconds | null = null;
  #lastArrival: Milliseconds = 0;

  /**
   * @param stamp the frame's own time.
   * @param arrival now, on the clock that the answer is on, too.
   * @returns when the frame was captured, never later than it arrived.
   */
  capturedAt(stamp: Milliseconds, arrival: Milliseconds): Milliseconds {
    const offset = arrival - stamp;
    const known = this.#offsetMs;
    const slack = FORGETTING * (arrival - this.#lastArrival);
    const hasJumped = known === null || offset - known > JUMP_MS;
    this.#offsetMs = hasJumped ? offset : Math.min(offset, known + slack);
    this.#lastArrival = arrival;
    return stamp + this.#offsetMs;
  }
}
