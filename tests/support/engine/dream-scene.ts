/**
 * Pictures to dream over: smooth and textured enough to be followed, repeatable, and shiftable by
 * any amount.
 */
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import type {PixelSize} from '../../../src/protocol/units.ts';

/**
 * A few waves per picture side in all directions, between 0.15 and 0.85, moved by any number of
 * pixels, fractions included.
 */
export function wavyPicture({width, height}: PixelSize, shiftX = 0, shiftY = 0): RgbPicture {
  return drawPicture({width, height}, (x, y, channel) => {
    const u = (x - shiftX) / width;
    const v = (y - shiftY) / height;
    const waves =
      Math.sin(17 * u + 5 * v + channel) + Math.sin(23 * v - 7 * u + 2) + Math.sin(11 * u + 13 * v) * Math.sin(9 * v);
    return 0.5 + (0.35 * waves) / 3;
  });
}

/** A picture of one colour. */
export function flatPicture({width, height}: PixelSize, value: number): RgbPicture {
  return drawPicture({width, height}, () => value);
}

/** A picture from a function of its pixels. */
export function drawPicture(
  {width, height}: PixelSize,
  colour: (x: number, y: number, channel: number) => number,
): RgbPicture {
  const values = new Float32Array(width * height * 3);
  for (let index = 0; index < values.length; index++) {
    const pixel = Math.floor(index / 3);
    values[index] = colour(pixel % width, Math.floor(pixel / width), index % 3);
  }
  return {width, height, values};
}

/** Mean of all values. */
export function meanOf(values: Iterable<number> & ArrayLike<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Mean absolute difference of two pictures' values. */
export function meanDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += Math.abs(a[index]! - b[index]!);
  return sum / a.length;
}
