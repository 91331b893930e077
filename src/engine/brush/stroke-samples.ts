/**
 * Where along a stroke's line noise is read, in shares of half its length, and what
 * each reading weighs. Line integral convolution (Cabral and Leedom 1993), with few samples.
 */
import {NOISE_SIGMA} from './noise-table.ts';

/** Readings of noise to each side. */
const NOISE_SAMPLES = 10;

/** They lie closer near the pixel: bristles are finer than strokes, and end sooner. */
const CLOSER = 1.5;

/** How long a bristle's integral is, as a share of the stroke's. */
const BRISTLE_SHARE = 0.6;

/** One reading of noise, on both sides of the pixel; the one at 0 is the pixel's own. */
export interface NoiseSample {
  readonly at: number;
  readonly strokeWeight: number;
  readonly bristleWeight: number;
}

/** The readings, from the pixel outwards. All weights of a kind together sum to 1. */
export const NOISE_READINGS: readonly NoiseSample[] = createReadings();

/** Every second one: enough for a stroke of half the length, and half the work. */
export const FEWER_READINGS: readonly NoiseSample[] = NOISE_READINGS.filter((_, k) => k % 2 === 0);

function createReadings(): readonly NoiseSample[] {
  const places = Array.from({length: NOISE_SAMPLES + 1}, (_, k) => (k / (NOISE_SAMPLES + 0.5)) ** CLOSER);
  const raw = places.map((at, k) => {
    const next = places[k + 1] ?? 1;
    const span = k === 0 ? next : (next - (places[k - 1] ?? 0)) / 2;
    return {at, strokeWeight: span * (1 - at), bristleWeight: span * Math.max(0, 1 - at / BRISTLE_SHARE)};
  });
  const total = (read: (sample: NoiseSample) => number): number =>
    raw.reduce((sum, sample, k) => sum + (k === 0 ? 1 : 2) * read(sample), 0);
  const [strokes, bristles] = [total((sample) => sample.strokeWeight), total((sample) => sample.bristleWeight)];
  return raw.map(({at, strokeWeight, bristleWeight}) => ({
    at,
    strokeWeight: strokeWeight / strokes,
    bristleWeight: bristleWeight / bristles,
  }));
}

/** What brings an integral back to a deviation of 1. */
export interface Gains {
  readonly stroke: number;
  readonly bristle: number;
}

/**
 * The gains of a straight line. Smoothed noise has the correlation exp(-d^2 / 4 sigma^2) at a
 * distance d, and the variance of a weighted sum follows from that.
 *
 * @param halfLengthTexels Half the line's length, in texels of the noise.
 */
export function gainsOf(halfLengthTexels: number, readings: readonly NoiseSample[]): Gains {
  const places = [-1, 1].flatMap((side) =>
    readings.filter((_, k) => k > 0 || side > 0).map((sample) => ({...sample, at: sample.at * side})),
  );
  const gain = (sigma: number, weight: (sample: NoiseSample) => number): number => {
    let variance = 0;
    for (const a of places) {
      for (const b of places) {
        const distance = (a.at - b.at) * halfLengthTexels;
        variance += weight(a) * weight(b) * Math.exp(-(distance ** 2) / (4 * sigma ** 2));
      }
    }
    return 1 / Math.sqrt(variance);
  };
  return {
    stroke: gain(NOISE_SIGMA.stroke, ({strokeWeight}) => strokeWeight),
    bristle: gain(NOISE_SIGMA.bristle, ({bristleWeight}) => bristleWeight),
  };
}
