/**
 * How many pixels are finished where the graphics card is a processor. It halves while that takes
 * too long, down to nothing: a mirror without strokes is better than one that stands still.
 */
import type {Milliseconds} from '../../../../protocol/units.ts';

/** At first: a picture of 360 lines. */
const FIRST_PIXELS = 640 * 360;

/** Fewer are worse to look at than no strokes. */
const FEWEST_PIXELS = 160 * 90;

/** A picture may take so long, from its strokes to the screen: 24 a second. */
const LONGEST_MS: Milliseconds = 1000 / 24;

/** So many slow pictures in a row count: one may have compiled a shader, or another program ran. */
const SLOW_IN_A_ROW = 3;

/** Keeps account of it. */
export class PixelBudget {
  #pixels = FIRST_PIXELS;
  #slow = 0;

  /** What may be finished now; 0 is nothing any more. */
  get pixels(): number {
    return this.#pixels;
  }

  /** A picture took so long. */
  note(took: Milliseconds): void {
    this.#slow = took > LONGEST_MS ? this.#slow + 1 : 0;
    if (this.#slow < SLOW_IN_A_ROW) return;
    this.#slow = 0;
    const half = this.#pixels / 2;
    this.#pixels = half < FEWEST_PIXELS ? 0 : half;
  }
}
