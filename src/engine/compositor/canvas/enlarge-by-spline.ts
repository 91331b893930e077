/**
 * Enlarges a picture along a cubic B-spline, for what is shown many times as large as it is and
 * drawn seldom: with straight lines alone, the cells of a map would be seen as diamonds.
 */
import type {SmallPicture} from '../../../protocol/small-picture.ts';
import type {PixelSize} from '../../../protocol/units.ts';

const TAPS = 4;

/** Smoothes RGBA rows; edges repeat. @param factor Whole: pixels out for one in, each way. */
export function enlargeBySpline(
  {width, height, data}: PixelSize & {readonly data: Uint8ClampedArray},
  factor: number,
): SmallPicture {
  const [across, down] = [tapsOf(width, factor), tapsOf(height, factor)];
  const [outWidth, outHeight] = [width * factor, height * factor];
  const wide = new Float32Array(outWidth * height * 4);
  for (let y = 0; y < height; y++) {
    for (let at = 0; at < outWidth * 4; at++) {
      const [x, channel] = [at >> 2, at & 3];
      let sum = 0;
      for (let tap = x * TAPS; tap < (x + 1) * TAPS; tap++) {
        sum += (across.weights[tap] ?? 0) * (data[(y * width + (across.places[tap] ?? 0)) * 4 + channel] ?? 0);
      }
      wide[y * outWidth * 4 + at] = sum;
    }
  }
  const target = new Uint8ClampedArray(outWidth * outHeight * 4);
  const stride = outWidth * 4;
  for (let y = 0; y < outHeight; y++) {
    for (let at = 0; at < stride; at++) {
      let sum = 0;
      for (let tap = y * TAPS; tap < (y + 1) * TAPS; tap++) {
        sum += (down.weights[tap] ?? 0) * (wide[(down.places[tap] ?? 0) * stride + at] ?? 0);
      }
      target[y * stride + at] = sum;
    }
  }
  return {width: outWidth, height: outHeight, data: target};
}

/** For each pixel out along an axis, the pixels in that it is made of, and what each counts. */
function tapsOf(length: number, factor: number): {readonly places: Int32Array; readonly weights: Float32Array} {
  const places = new Int32Array(length * factor * TAPS);
  const weights = new Float32Array(length * factor * TAPS);
  for (let out = 0; out < length * factor; out++) {
    const at = (out + 0.5) / factor - 0.5;
    const first = Math.floor(at) - 1;
    const f = at - Math.floor(at);
    const g = 1 - f;
    const shares = [g ** 3 / 6, 2 / 3 - f ** 2 * (1 - f / 2), 2 / 3 - g ** 2 * (1 - g / 2), f ** 3 / 6];
    for (const [tap, share] of shares.entries()) {
      places[out * TAPS + tap] = Math.min(length - 1, Math.max(0, first + tap));
      weights[out * TAPS + tap] = share;
    }
  }
  return {places, weights};
}
