/**
 * Reduce and expand of a Laplacian pyramid (Burt & Adelson 1983) on [height, width, 3] floats,
 * edges repeated.
 */
import type {RgbPicture} from '../picture/picture.ts';

/** The binomial kernel of tensorflow's DeepDream notebook, summing to 1. */
const KERNEL = [1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16] as const;

/** Blurs and keeps every second pixel. Sides are rounded up. */
export function reduce(picture: RgbPicture): RgbPicture {
  return reduceRows(transpose(reduceRows(transpose(picture))));
}

/** Twice the size, or one less where the size asked for is odd. */
export function expand(picture: RgbPicture, width: number, height: number): RgbPicture {
  return expandRows(transpose(expandRows(transpose(picture), width)), height);
}

/** Halves the height. */
function reduceRows({width, height, values}: RgbPicture): RgbPicture {
  const half = Math.ceil(height / 2);
  const length = width * 3;
  const reduced = new Float32Array(half * length);
  for (let y = 0; y < half; y++) {
    for (const [tap, weight] of KERNEL.entries()) {
      addRow(reduced, y * length, values, clampIndex(2 * y + tap - 2, height) * length, weight, length);
    }
  }
  return {width, height: half, values: reduced};
}

/**
 * Doubles the height: even rows are (1, 6, 1) / 8 of their neighbours, odd rows the mean of two.
 */
function expandRows({width, height, values}: RgbPicture, target: number): RgbPicture {
  const length = width * 3;
  const expanded = new Float32Array(target * length);
  for (let y = 0; y < target; y++) {
    const middle = y >> 1;
    const taps = y % 2 === 0 ? [1 / 8, 6 / 8, 1 / 8] : [0, 1 / 2, 1 / 2];
    for (const [tap, weight] of taps.entries()) {
      if (weight !== 0)
        addRow(expanded, y * length, values, clampIndex(middle + tap - 1, height) * length, weight, length);
    }
  }
  return {width, height: target, values: expanded};
}

function transpose({width, height, values}: RgbPicture): RgbPicture {
  const turned = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 3;
      const to = (x * height + y) * 3;
      turned[to] = values[from] ?? 0;
      turned[to + 1] = values[from + 1] ?? 0;
      turned[to + 2] = values[from + 2] ?? 0;
    }
  }
  return {width: height, height: width, values: turned};
}

function addRow(
  target: Float32Array,
  targetAt: number,
  source: Float32Array,
  sourceAt: number,
  weight: number,
  length: number,
): void {
  for (let index = 0; index < length; index++) {
    target[targetAt + index] = (target[targetAt + index] ?? 0) + weight * (source[sourceAt + index] ?? 0);
  }
}

function clampIndex(index: number, count: number): number {
  return Math.min(count - 1, Math.max(0, index));
}
