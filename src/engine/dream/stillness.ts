/**
 * The stillness meter: how still the visitor holds, 0..1. It fills over two seconds and empties in
 * a blink.
 */
import type {UnitInterval} from '../../protocol/units.ts';
import type {MotionField} from './motion-field.ts';

/** Mean motion, in shares of the picture a frame, that counts as not still at all: a slow nod. */
export const RESTLESS = 0.008;

/**
 * Share of the way towards stillness in a frame: two seconds at 30 frames a second fill the meter
 * nearly.
 */
const RISE = 0.03;

/** Share of the way down: moving must be seen to matter. */
const FALL = 0.2;

/** Follows the motion of one picture. */
export class StillnessMeter {
  #value: UnitInterval = 0;

  get value(): UnitInterval {
    return this.#value;
  }

  /** Takes note of one frame's motion. */
  note({x, y, trust}: MotionField): void {
    let motion = 0;
    for (let cell = 0; cell < trust.length; cell++) {
      motion += Math.hypot(x[cell] ?? 0, y[cell] ?? 0) / RESTLESS + (1 - (trust[cell] ?? 1));
    }
    this.noteCalm(Math.max(0, 1 - motion / trust.length));
  }

  /** The same where someone else has added the motion up: 1 is a frame in which nothing moved. */
  noteCalm(now: UnitInterval): void {
    this.#value += (now - this.#value) * (now > this.#value ? RISE : FALL);
  }
}
