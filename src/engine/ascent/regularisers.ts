/**
 * What Yosinski et al. 2015 ("Understanding neural networks through deep visualization", section
 * 3) do to a picture after each step, so that it stays like a photograph. Pictures are [height,
 * width, 3] in 0..1 and changed in place; nothing is the middle grey.
 */
import type {RgbPicture} from '../picture/picture.ts';

/** What a photograph is on average. */
export const GREY = 0.5;

/** L2 decay: every value goes by a share of its way to grey, 0..1. */
export function decay(values: Float32Array, share: number): void {
  for (let index = 0; index < values.length; index++) {
    values[index] = GREY + (1 - share) * ((values[index] ?? 0) - GREY);
  }
}

/** Gaussian blur; edges are repeated. @param deviation in pixels. */
export function blur({width, height, values}: RgbPicture, deviation: number): void {
  const reach = Math.ceil(3 * deviation);
  const taps = Array.from({length: 2 * reach + 1}, (_, tap) => Math.exp(-((tap - reach) ** 2) / (2 * deviation ** 2)));
  const sum = taps.reduce((total, tap) => total + tap, 0);
  const weights = taps.map((tap) => tap / sum);
  blurLines(values, weights, {lines: height, step: 3, stride: 3 * width, length: width});
  blurLines(values, weights, {lines: width, step: 3 * width, stride: 3, length: height});
}

/** Pixels whose colour is nearest to grey become grey. @param share of all pixels, 0..1. */
export function clipSmallNorms(values: Float32Array, share: number): void {
  clipWeakest(values, share, (pixel) => {
    const [red, green, blue] = awayFromGrey(values, pixel);
    return Math.hypot(red, green, blue);
  });
}

/**
 * Pixels that matter least for what is climbed become grey: to first order, that much is lost when
 * a pixel is.
 *
 * @param gradient of what is climbed, [height, width, 3].
 * @param share of all pixels, 0..1.
 */
export function clipSmallContributions(values: Float32Array, gradient: Float32Array, share: number): void {
  clipWeakest(values, share, (pixel) => {
    const away = awayFromGrey(values, pixel);
    return Math.abs(away.reduce((sum, value, channel) => sum + value * (gradient[pixel * 3 + channel] ?? 0), 0));
  });
}

function clipWeakest(values: Float32Array, share: number, strengthOf: (pixel: number) => number): void {
  const strengths = Float32Array.from({length: values.length / 3}, (_, pixel) => strengthOf(pixel));
  const least = strengths.toSorted()[Math.floor(share * strengths.length)] ?? Infinity;
  for (const [pixel, strength] of strengths.entries()) {
    if (strength < least) values.fill(GREY, pixel * 3, pixel * 3 + 3);
  }
}

function awayFromGrey(values: Float32Array, pixel: number): readonly [number, number, number] {
  const at = pixel * 3;
  return [(values[at] ?? 0) - GREY, (values[at + 1] ?? 0) - GREY, (values[at + 2] ?? 0) - GREY];
}

/** Blurs along one axis: `length` pixels, `step` values apart, in each of `lines` lines. */
function blurLines(
  values: Float32Array,
  weights: readonly number[],
  {lines, step, stride, length}: {lines: number; step: number; stride: number; length: number},
): void {
  const reach = (weights.length - 1) / 2;
  const line = new Float32Array(length);
  for (let channel = 0; channel < 3; channel++) {
    for (let nth = 0; nth < lines; nth++) {
      const start = nth * stride + channel;
      for (let at = 0; at < length; at++) line[at] = values[start + at * step] ?? 0;
      for (let at = 0; at < length; at++) {
        let sum = 0;
        for (const [tap, weight] of weights.entries()) {
          sum += weight * (line[Math.min(length - 1, Math.max(0, at + tap - reach))] ?? 0);
        }
        values[start + at * step] = sum;
      }
    }
  }
}
