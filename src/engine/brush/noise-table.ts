/**
 * The table that all strokes are made of: random values without a seam, the same on every machine.
 */
import {SeededRandom} from '../shared/seeded-random.ts';

/** Values along a side: a power of two. */
export const NOISE_SIDE = 512;

/**
 * Standard deviation of the Gaussian that the values of a channel were smoothed with, in texels:
 * whole strokes, and their bristles. The other two channels are as they were drawn, even in 0..1.
 */
export const NOISE_SIGMA = {stroke: 2.4, bristle: 1} as const;

/** Of a smoothed channel: a value of 0.5 is 0, and 0.5 plus this a standard deviation. */
export const NOISE_DEVIATION = 0.16;

/** The table as RGBA bytes: stroke, bristle, and two even channels. */
export function createNoiseTable(seed = 1): Uint8Array<ArrayBuffer> {
  const count = NOISE_SIDE * NOISE_SIDE;
  const table = new Uint8Array(count * 4);
  const draw = (name: string): Float32Array => {
    const random = SeededRandom.forPart(seed, name);
    const values = new Float32Array(count);
    for (let at = 0; at < count; at++) values[at] = random.next() - 0.5;
    return values;
  };
  const smoothed = [blurred(draw('stroke'), NOISE_SIGMA.stroke), blurred(draw('bristle'), NOISE_SIGMA.bristle)];
  for (const [channel, values] of smoothed.entries()) {
    const scale = NOISE_DEVIATION / deviationOf(values);
    for (let at = 0; at < count; at++) table[at * 4 + channel] = toByte(0.5 + (values[at] ?? 0) * scale);
  }
  for (const channel of [2, 3]) {
    const values = draw(`even-${channel}`);
    for (let at = 0; at < count; at++) table[at * 4 + channel] = toByte(0.5 + (values[at] ?? 0));
  }
  return table;
}

function toByte(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value * 255)));
}

function deviationOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum / values.length);
}

/** A Gaussian over a square that repeats, along rows and then along columns. */
function blurred(values: Float32Array, sigma: number): Float32Array {
  const radius = Math.ceil(sigma * 3);
  const weights = Array.from({length: radius * 2 + 1}, (_, k) => Math.exp(-((k - radius) ** 2) / (2 * sigma ** 2)));
  return blurredAlong(blurredAlong(values, weights, 1), weights, NOISE_SIDE);
}

/** @param step From a value to the next: 1 along rows, a row's length along columns. */
function blurredAlong(values: Float32Array, weights: readonly number[], step: number): Float32Array {
  const result = new Float32Array(values.length);
  const radius = (weights.length - 1) / 2;
  // A side is a power of two: a bit mask goes round its end.
  const mask = (NOISE_SIDE - 1) * step;
  for (let at = 0; at < values.length; at++) {
    const line = at & ~mask;
    let sum = 0;
    for (let k = -radius; k <= radius; k++) {
      sum += (weights[k + radius] ?? 0) * (values[line | ((at + k * step) & mask)] ?? 0);
    }
    result[at] = sum;
  }
  return result;
}
