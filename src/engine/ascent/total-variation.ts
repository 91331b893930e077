/**
 * How restless a picture is: what is added to an objective so that it does not fill with specks
 * (Mahendran & Vedaldi 2015, "Understanding deep image representations by inverting them",
 * equation 4 with β = 2).
 */
import type {RgbPicture} from '../picture/picture.ts';

/** A penalty and its slope at every value of the picture. */
export interface Variation {
  /**
   * The squared differences of neighbours, summed, on average over the pixels; 0 for one colour.
   */
  readonly value: number;
  /** [height, width, 3]. */
  readonly gradient: Float32Array;
}

/** Each value is compared with the one to its right and the one below it. */
export function totalVariation({width, height, values}: RgbPicture): Variation {
  const gradient = new Float32Array(values.length);
  const pixels = width * height;
  const row = width * 3;
  let sum = 0;
  const compare = (here: number, there: number): void => {
    const difference = (values[there] ?? 0) - (values[here] ?? 0);
    sum += difference * difference;
    const slope = (2 * difference) / pixels;
    gradient[there] = (gradient[there] ?? 0) + slope;
    gradient[here] = (gradient[here] ?? 0) - slope;
  };
  for (let index = 0; index < values.length; index++) {
    if (index % row < row - 3) compare(index, index + 3);
    if (index + row < values.length) compare(index, index + row);
  }
  return {value: sum / pixels, gradient};
}
