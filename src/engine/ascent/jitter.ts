/**
 * Jitter: each step sees the picture shifted by another amount, so that no grid of the network's
 * strides grows into the dream.
 */
import type {RgbPicture} from '../picture/picture.ts';
import type {SeededRandom} from '../shared/seeded-random.ts';

/** A shift in whole pixels. */
export interface Shift {
  readonly x: number;
  readonly y: number;
}

/** A shift by up to half the network's coarsest stride, in each direction. */
export function pickShift(random: SeededRandom, stride: number): Shift {
  const reach = stride / 2;
  return {x: Math.floor(random.between(-reach, reach + 1)), y: Math.floor(random.between(-reach, reach + 1))};
}

/**
 * The picture moved by a shift; what leaves at one edge comes in at the other, as in
 * google/deepdream.
 */
export function roll({width, height, values}: RgbPicture, {x: dx, y: dy}: Shift): RgbPicture {
  const rolled = new Float32Array(values.length);
  const split = (width - modulo(dx, width)) * 3;
  for (let y = 0; y < height; y++) {
    const row = values.subarray(y * width * 3, (y + 1) * width * 3);
    const target = modulo(y + dy, height) * width * 3;
    rolled.set(row.subarray(split), target);
    rolled.set(row.subarray(0, split), target + width * 3 - split);
  }
  return {width, height, values: rolled};
}

/** The shift that undoes another. */
export function opposite({x, y}: Shift): Shift {
  return {x: -x, y: -y};
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
