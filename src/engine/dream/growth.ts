/**
 * Growth: how much a dream may change, however many steps it is made of and however long they take.
 */
import {breathe} from './breath.ts';

/**
 * Mean change that a frame adds to the dream, in shares of the whole range, whatever number of
 * steps it is made of.
 */
const GROWTH_PER_FRAME = 0.005;

/**
 * Growth that could not be had is made up for by larger steps, up to this many frames' worth:
 * beyond it a step would be a jolt.
 */
const MOST_FRAMES_IN_STEP = 8;

/**
 * A step takes this share of the growth that is due: the rest is for further steps in the same
 * frame.
 */
const SHARE_OF_GROWTH = 0.5;

/** The growth that is due. */
export class Growth {
  #frame = 0;
  #due = 0;

  /** A frame has come. @param grows whether the dream may change in it. */
  noteFrame(grows: boolean): void {
    this.#frame++;
    if (grows) this.#due = Math.min(this.#due + GROWTH_PER_FRAME, GROWTH_PER_FRAME * MOST_FRAMES_IN_STEP);
  }

  /** What a step adds in one of `count` octaves, as its mean absolute value. */
  take(octave: number, count: number): number {
    const gain = this.#due * SHARE_OF_GROWTH;
    this.#due -= gain;
    return gain * breathe(octave, count, this.#frame);
  }
}
