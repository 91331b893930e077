/**
 * Grip: how far a dream has taken a place of the picture. There the picture under it gives up what
 * is finer than the dream's own pixels, which would lie over the dream however strong it is.
 *
 * A weak dream has none: it is a hint on a picture that stays sharp. A strong one has it where it
 * has grown already, so that a face is sharp until the dream comes to it.
 */
import type {UnitInterval} from '../../protocol/units.ts';
import type {RgbPicture} from '../picture/picture.ts';

/** The strength from which on the picture begins to give way; at 1 it does so entirely. */
const BEGINS_AT: UnitInterval = 0.7;

/** A mean change of the neighbourhood, in shares of the range, that has all the grip there is. */
export const FULL_GRIP_FROM = 0.08;

/**
 * The neighbourhood: so many pixels either way, and their distance in pixels. A detail changes its
 * sign within a few pixels, and its grip must not.
 */
export const GRIP_REACH = 2;
export const GRIP_STRIDE = 2;

const SIDE = 2 * GRIP_REACH + 1;

/**
 * The most grip that a dream of a strength can have: 0 up to `BEGINS_AT`, then smoothly up to 1.
 */
export function mostGrip(strength: UnitInterval): UnitInterval {
  const share = Math.max(0, (strength - BEGINS_AT) / (1 - BEGINS_AT));
  return share * share * (3 - 2 * share);
}

/** The grip of each pixel of a detail, 0..1; null where a dream of that strength has none. */
export function gripOf({width, height, values}: RgbPicture, strength: UnitInterval): Float32Array | null {
  const most = mostGrip(strength);
  if (most === 0) return null;
  const changes = new Float32Array(width * height);
  for (let pixel = 0; pixel < changes.length; pixel++) {
    const at = pixel * 3;
    changes[pixel] = Math.abs(values[at] ?? 0) + Math.abs(values[at + 1] ?? 0) + Math.abs(values[at + 2] ?? 0);
  }
  const sums = sumAlong(sumAlong(changes, width, 1), height, width);
  const scale = 1 / (3 * SIDE * SIDE * FULL_GRIP_FROM);
  return sums.map((sum) => most * Math.min(1, sum * scale));
}

/** Adds up each value's neighbours along one axis; the edge repeats. */
function sumAlong(values: Float32Array, count: number, stride: number): Float32Array {
  const sums = new Float32Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const place = Math.floor(index / stride) % count;
    let sum = 0;
    for (let step = -GRIP_REACH; step <= GRIP_REACH; step++) {
      const near = Math.min(count - 1, Math.max(0, place + step * GRIP_STRIDE));
      sum += values[index + (near - place) * stride] ?? 0;
    }
    sums[index] = sum;
  }
  return sums;
}
