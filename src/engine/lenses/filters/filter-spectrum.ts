/**
 * What a small filter is tuned to, read from its Fourier transform. A Gabor filter, a wave under a
 * bell (Gabor 1946; Daugman 1985), has one strong frequency and one direction.
 */
import type {FloatMap} from '../shared/channel-grid.ts';

/** A filter, [side, side, channels]. */
export interface Filter {
  readonly side: number;
  readonly channels: number;
  readonly values: Float32Array;
}

/** What a filter answers to most. */
export interface Tuning {
  /**
   * The direction along its stripes, in degrees from the horizontal, anticlockwise as seen: 0 to
   * below 180.
   */
  readonly orientationDegrees: number;
  /** Waves per pixel, 0 to about 0.7 along a diagonal. */
  readonly frequency: number;
  /** How much of its power lies in one direction: 1 is a pure wave, 0 a blob or a checkerboard. */
  readonly directedness: number;
  /** How much of its power is a plain sum of colours, at frequency 0: 0..1. */
  readonly evenShare: number;
}

/**
 * Frequencies along each axis, from -1/2 to below 1/2 wave per pixel: the 7x7 filter stands among
 * zeros, which only samples its spectrum finer.
 */
const SIDE = 64;

/**
 * The power at each frequency, summed over the channels; no frequency is in the middle. Filters'
 * means are taken out where asked.
 */
export function powerSpectrum({side, channels, values}: Filter, withoutMean = false): FloatMap {
  const power = new Float32Array(SIDE * SIDE);
  for (let channel = 0; channel < channels; channel++) {
    const plane = Float64Array.from({length: side * side}, (_, cell) => values[cell * channels + channel] ?? 0);
    const mean = withoutMean ? plane.reduce((sum, value) => sum + value, 0) / plane.length : 0;
    addPower(
      power,
      plane.map((value) => value - mean),
      side,
    );
  }
  return {width: SIDE, height: SIDE, values: power};
}

/**
 * Adds the squared size of a plane's Fourier transform, which is taken along the rows, then along
 * the columns.
 */
function addPower(power: Float32Array, plane: Float64Array, side: number): void {
  for (let across = 0; across < SIDE; across++) {
    const rows = Array.from({length: side}, (_, row) => {
      let [real, imaginary] = [0, 0];
      for (let column = 0; column < side; column++) {
        const phase = phaseOf(across, column);
        real += (plane[row * side + column] ?? 0) * Math.cos(phase);
        imaginary += (plane[row * side + column] ?? 0) * Math.sin(phase);
      }
      return [real, imaginary] as const;
    });
    for (let down = 0; down < SIDE; down++) {
      let [real, imaginary] = [0, 0];
      for (const [row, [rowReal, rowImaginary]] of rows.entries()) {
        const [cos, sin] = [Math.cos(phaseOf(down, row)), Math.sin(phaseOf(down, row))];
        real += rowReal * cos - rowImaginary * sin;
        imaginary += rowReal * sin + rowImaginary * cos;
      }
      power[down * SIDE + across] = (power[down * SIDE + across] ?? 0) + real * real + imaginary * imaginary;
    }
  }
}

/**
 * Reads a filter's spectrum: the strongest frequency, and how the power lies around its direction.
 */
export function tuningOf(filter: Filter): Tuning {
  const {values: power} = powerSpectrum(filter, true);
  let strongest = 0;
  // The tensor of second moments of the power: its eigenvalues are equal where no direction is
  // preferred (Bigün & Granlund 1987).
  let [xx, xy, yy] = [0, 0, 0];
  for (let index = 0; index < power.length; index++) {
    const [u, v] = frequencyAt(index);
    const weight = power[index] ?? 0;
    if (weight > (power[strongest] ?? 0)) strongest = index;
    xx += weight * u * u;
    xy += weight * u * v;
    yy += weight * v * v;
  }
  const [u, v] = frequencyAt(strongest);
  // Stripes run across the direction in which the wave travels; rows count downwards.
  const degrees = (Math.atan2(-v, u) * 180) / Math.PI + 90;
  return {
    orientationDegrees: ((degrees % 180) + 180) % 180,
    frequency: Math.hypot(u, v),
    directedness: xx + yy > 0 ? Math.hypot(xx - yy, 2 * xy) / (xx + yy) : 0,
    evenShare: evenShareOf(filter),
  };
}

/** By Parseval's theorem: the mean's share of the sum of squares. */
function evenShareOf({side, channels, values}: Filter): number {
  let all = 0;
  const sums = new Float64Array(channels);
  for (const [index, value] of values.entries()) {
    all += value * value;
    sums[index % channels] = (sums[index % channels] ?? 0) + value;
  }
  const even = sums.reduce((sum, value) => sum + (value * value) / (side * side), 0);
  return all > 0 ? even / all : 0;
}

function frequencyAt(index: number): readonly [u: number, v: number] {
  return [(index % SIDE) / SIDE - 0.5, Math.floor(index / SIDE) / SIDE - 0.5];
}

/** How far a frequency's wave has turned at a pixel, along one axis. */
function phaseOf(frequency: number, pixel: number): number {
  return 2 * Math.PI * (frequency / SIDE - 0.5) * pixel;
}
