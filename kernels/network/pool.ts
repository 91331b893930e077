/** Max-pooling, and the mean of a whole picture. */
import {GlobalAverageStep, MaxPoolStep} from './step';
import {atLeast, VECTOR} from './vectors';

/** Writes one strip of the result. */
export function maxPool(step: MaxPoolStep, strip: i32): void {
  const pixelBytes = <usize>step.outVectors * VECTOR;
  const lineBytes = <usize>(step.outWidth * step.size) * pixelBytes;
  const end = min((strip + 1) * step.stripRows, step.outHeight);
  let to = step.output + <usize>(strip * step.stripRows * step.outWidth) * pixelBytes;
  for (let y = strip * step.stripRows; y < end; y++) {
    let window = step.input + <usize>(y * step.size) * lineBytes;
    for (let x = 0; x < step.outWidth; x++) {
      for (let at: usize = 0; at < pixelBytes; at += VECTOR) {
        v128.store(to + at, largestOf(window + at, lineBytes, pixelBytes, step.size));
      }
      window += <usize>step.size * pixelBytes;
      to += pixelBytes;
    }
  }
}

/** The largest of size x size vectors, channel by channel. */
@inline
export function largestOf(window: usize, lineBytes: usize, pixelBytes: usize, size: i32): v128 {
  let largest = v128.load(window);
  for (let down = 0; down < size; down++) {
    let pixel = window + <usize>down * lineBytes;
    for (let across = 0; across < size; across++) {
      largest = atLeast(largest, v128.load(pixel));
      pixel += pixelBytes;
    }
  }
  return largest;
}

/** Writes the one pixel of the result. */
export function globalAverage(step: GlobalAverageStep): void {
  const pixelBytes = <usize>step.outVectors * VECTOR;
  const pixels = step.width * step.height;
  const share = f32x4.splat(1 / <f32>pixels);
  for (let at: usize = 0; at < pixelBytes; at += VECTOR) {
    let sum = f32x4.splat(0);
    let from = step.input + at;
    for (let pixel = 0; pixel < pixels; pixel++) {
      sum = f32x4.add(sum, v128.load(from));
      from += pixelBytes;
    }
    v128.store(step.output + at, f32x4.mul(sum, share));
  }
}
