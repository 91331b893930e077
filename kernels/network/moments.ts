/**
 * The statistics of instance norms: each strip measures what it wrote, one small step merges them.
 *
 * Both halves keep deviations small: sums of plain squares lose the variance of a channel whose
 * mean is large.
 */
import {ConvolveStep, FinishNormStep} from './step';
import {multiplyAdd, VECTOR} from './vectors';

/** Writes the mean and the summed squares of deviations from it of a strip's rows. */
export function measure(step: ConvolveStep, strip: i32, firstRow: i32, end: i32): void {
  const pixelBytes = <usize>step.outVectors * VECTOR;
  const start = step.output + <usize>(firstRow * step.outWidth) * pixelBytes;
  const stop = step.output + <usize>(end * step.outWidth) * pixelBytes;
  const count = f32x4.splat(<f32>((end - firstRow) * step.outWidth));
  let to = step.moments + <usize>(2 * strip) * pixelBytes;
  for (let at: usize = 0; at < pixelBytes; at += VECTOR) {
    // Deviations from the first pixel: near the mean, and known before it.
    const origin = v128.load(start + at);
    let sum = f32x4.splat(0);
    let squares = f32x4.splat(0);
    for (let pixel = start + at; pixel < stop; pixel += pixelBytes) {
      const deviation = f32x4.sub(v128.load(pixel), origin);
      sum = f32x4.add(sum, deviation);
      squares = multiplyAdd(deviation, deviation, squares);
    }
    const mean = f32x4.div(sum, count);
    v128.store(to + at, f32x4.add(origin, mean));
    v128.store(to + pixelBytes + at, f32x4.max(f32x4.sub(squares, f32x4.mul(sum, mean)), f32x4.splat(0)));
  }
}

/** Merges the strips (Chan et al. 1979) into the norm's factors and summands. */
export function finishNorm(step: FinishNormStep): void {
  const channels = step.outVectors * 4;
  for (let channel = 0; channel < channels; channel++) {
    let count: f64 = 0;
    let mean: f64 = 0;
    let squares: f64 = 0;
    for (let strip = 0; strip < step.momentStrips; strip++) {
      const firstRow = strip * step.momentRows;
      const rows = min(step.momentRows, step.outHeight - firstRow);
      const more = <f64>(rows * step.outWidth);
      const at = step.moments + (<usize>(2 * strip * channels + channel) << 2);
      const gap = <f64>load<f32>(at) - mean;
      count += more;
      mean += (gap * more) / count;
      squares += <f64>load<f32>(at + (<usize>channels << 2)) + (gap * gap * more * (count - more)) / count;
    }
    const offset = <usize>channel << 2;
    const factor = <f64>load<f32>(step.scale + offset) / sqrt(squares / count + <f64>step.epsilon);
    store<f32>(step.output + offset, <f32>factor);
    store<f32>(step.output + offset + (<usize>channels << 2), <f32>(<f64>load<f32>(step.shift + offset) - mean * factor));
  }
}
