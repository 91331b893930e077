/**
 * The way of a gradient between two convolutions: max-pool or mean, then ReLU, then a factor. The
 * convolutions themselves go back as convolutions (transpose-convolution.ts).
 */
import {largestOf} from './pool';
import {SinkGradientStep} from './step';
import {atLeast, VECTOR} from './vectors';

/**
 * Values of a window that differ by less than this share of the largest count as equal: where a
 * channel sees nothing, all are its bias, and tiles round each of them in another way. A wider band
 * gives gradients of true maxima to their neighbours: at 15e-6 an inversion's is 2 % off in noise.
 */
const ROUNDING: f32 = 0.000004;

/** Writes the gradient of one strip. */
export function sinkGradient(step: SinkGradientStep, strip: i32): void {
  const firstRow = strip * step.stripRows;
  const end = min(firstRow + step.stripRows, step.outHeight);
  if (step.window > 1) {
    for (let y = firstRow; y < end; y += step.window) chooseLine(step, y);
  } else {
    for (let y = firstRow; y < end; y++) passLine(step, y);
  }
}

/** One gradient for each pixel, or one for all. */
function passLine(step: SinkGradientStep, y: i32): void {
  const pixelBytes = <usize>step.outVectors * VECTOR;
  const offset = <usize>(y * step.outWidth) * pixelBytes;
  for (let x = 0; x < step.outWidth; x++) {
    const from = step.window == 0 ? step.input : gradientAt(step, y, x, step.outWidth);
    const place = offset + <usize>x * pixelBytes;
    for (let at: usize = 0; at < pixelBytes; at += VECTOR) {
      let gradient = scaled(step, v128.load(from + at));
      if (step.byActivation != 0) gradient = whereActive(gradient, v128.load(step.activation + place + at));
      v128.store(step.output + place + at, gradient);
    }
  }
}

/** A line of max-pool windows: the largest value takes all, of equal ones the first. */
function chooseLine(step: SinkGradientStep, y: i32): void {
  const pixelBytes = <usize>step.outVectors * VECTOR;
  const lineBytes = <usize>step.outWidth * pixelBytes;
  const windows = step.outWidth / step.window;
  for (let column = 0; column < windows; column++) {
    const from = gradientAt(step, y / step.window, column, windows);
    const place = <usize>y * lineBytes + <usize>(column * step.window) * pixelBytes;
    for (let at: usize = 0; at < pixelBytes; at += VECTOR) {
      choose(step, scaled(step, v128.load(from + at)), place + at, lineBytes, pixelBytes);
    }
  }
}

@inline
function choose(step: SinkGradientStep, gradient: v128, place: usize, lineBytes: usize, pixelBytes: usize): void {
  const largest = largestOf(step.activation + place, lineBytes, pixelBytes, step.window);
  const enough = f32x4.sub(largest, f32x4.mul(f32x4.abs(largest), f32x4.splat(ROUNDING)));
  // What no value has taken yet: a value that is the largest takes it, and leaves 0.
  let rest = step.byActivation != 0 ? whereActive(gradient, largest) : gradient;
  for (let down = 0; down < step.window; down++) {
    let pixel = place + <usize>down * lineBytes;
    for (let across = 0; across < step.window; across++) {
      const takes = f32x4.ge(v128.load(step.activation + pixel), enough);
      v128.store(step.output + pixel, v128.and(rest, takes));
      rest = v128.andnot(rest, takes);
      pixel += pixelBytes;
    }
  }
}

/** Where the gradient of a pixel lies: phases are channels, [phase row][phase column]. */
@inline
function gradientAt(step: SinkGradientStep, y: i32, x: i32, width: i32): usize {
  const phases = step.phases;
  const outVectors = step.outVectors;
  if (phases == 1) return step.input + <usize>((y * width + x) * outVectors) * VECTOR;
  const pixel = (y / phases) * (width / phases) + x / phases;
  const phase = (y % phases) * phases + (x % phases);
  return step.input + <usize>((pixel * phases * phases + phase) * outVectors) * VECTOR;
}

@inline
function scaled(step: SinkGradientStep, gradient: v128): v128 {
  const raw = step.byGradient != 0 ? atLeast(gradient, f32x4.splat(0)) : gradient;
  return f32x4.mul(raw, f32x4.splat(step.factor));
}

/** The gradient where the value is positive, else 0. */
@inline
function whereActive(gradient: v128, value: v128): v128 {
  return v128.and(gradient, f32x4.gt(value, f32x4.splat(0)));
}
