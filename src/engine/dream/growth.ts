/**
 * Growth: how much a dream may change, however many steps it is made of and however long they take.
 *
 * A bare picture grows quickly, so that the first sign of the dream comes within a second; what has
 * grown is worked on with smaller and smaller steps, as in any ascent that is to arrive, and so
 * that a dream that has seized the picture is calm.
 */
import type {UnitInterval} from '../../protocol/units.ts';
import {breathe} from './breath.ts';

/**
 * Mean change that a frame adds to a bare picture, in shares of the whole range, whatever number of
 * steps it is made of.
 */
const GROWTH_PER_FRAME = 0.014;

/** Of a dream of this size, a frame adds half of that. */
const HALF_GROWN = 1;

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
  /** The frame that the dream began in. */
  #begun = 0;
  #due = 0;
  /** What was added so far and is not forgotten yet, as if no step undid another. */
  #grown = 0;

  /**
   * A frame has come.
   *
   * @param grows whether the dream may change in it.
   * @param memory the share of the dream that the frame leaves over.
   */
  noteFrame(grows: boolean, memory: UnitInterval): void {
    this.#frame++;
    this.#grown *= memory;
    if (!grows) return;
    const growth = GROWTH_PER_FRAME / (1 + this.#grown / HALF_GROWN);
    this.#due = Math.min(this.#due + growth, growth * MOST_FRAMES_IN_STEP);
  }

  /** What a step adds in one of `count` octaves, as its mean absolute value. */
  take(octave: number, count: number): number {
    const gain = this.#due * SHARE_OF_GROWTH;
    this.#due -= gain;
    this.#grown += gain;
    return gain * breathe(octave, count, this.#frame, this.#frame - this.#begun);
  }

  /** Another dream begins: what is there is bare to it. */
  restart(): void {
    this.#begun = this.#frame;
    this.#grown = 0;
  }
}
