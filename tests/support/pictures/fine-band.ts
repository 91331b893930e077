/** A picture's fine structure, by which strokes are told: where are they now? */
import type {Picture} from './picture.ts';

/** Fine structure of a picture's luma, a number a pixel. */
export interface FineBand {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** The rim that is left out, where strokes come and go, in pixels. */
const RIM = {left: 40, right: 16, ends: 8} as const;

/** The luma's mean over 3 pixels without its mean over 9. */
export function fineBand({width, height, data}: Picture): FineBand {
  const light = Float32Array.from(
    {length: width * height},
    (_, at) => 0.3 * data[at * 4]! + 0.6 * data[at * 4 + 1]! + 0.1 * data[at * 4 + 2]!,
  );
  const smooth = (values: Float32Array, radius: number, step: number, length: number): Float32Array =>
    values.map((_, at) => {
      const place = Math.floor(at / step) % length;
      let sum = 0;
      for (let k = -radius; k <= radius; k++)
        sum += values[at + (Math.min(length - 1, Math.max(0, place + k)) - place) * step]!;
      return sum / (2 * radius + 1);
    });
  const both = (radius: number): Float32Array => smooth(smooth(light, radius, 1, width), radius, width, height);
  const wide = both(4);
  return {width, height, values: both(1).map((value, at) => value - wide[at]!)};
}

/** Correlation of two bands of one size, the second read so many pixels further to the right. */
export function likeness(a: FineBand, b: FineBand, shift: number): number {
  let [product, own, other] = [0, 0, 0];
  for (let y = RIM.ends; y < a.height - RIM.ends; y++) {
    for (let x = RIM.left; x < a.width - RIM.right; x++) {
      const one = a.values[y * a.width + x]!;
      const two = b.values[y * a.width + x + shift]!;
      product += one * two;
      own += one * one;
      other += two * two;
    }
  }
  return product / Math.sqrt(own * other);
}
