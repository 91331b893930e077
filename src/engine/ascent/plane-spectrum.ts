/**
 * Between a plane of real numbers and its spectrum. Real numbers have a spectrum whose other half
 * is the mirror image of the first; only that is kept, as in numpy's rfft2 and irfft2, whose scale
 * this has, too.
 */
import type {PixelSize} from '../../protocol/units.ts';
import {FourierTransform, type ComplexNumbers} from './fourier-transform.ts';

/** Transforms planes of one size; both sides are even. */
export class PlaneSpectrum {
  readonly size: PixelSize;
  /** Frequencies across that are kept, 0 to half the width. */
  readonly columns: number;
  readonly #across: FourierTransform;
  readonly #down: FourierTransform;

  constructor(size: PixelSize) {
    this.size = size;
    this.columns = size.width / 2 + 1;
    this.#across = new FourierTransform(size.width);
    this.#down = size.height === size.width ? this.#across : new FourierTransform(size.height);
  }

  /** How many complex numbers a spectrum has: [height, columns]. */
  get count(): number {
    return this.size.height * this.columns;
  }

  /** [height, width] to [height, columns]. */
  forward(plane: Float32Array): ComplexNumbers {
    const {width, height} = this.size;
    const pairs = height / 2;
    // Two rows are one complex signal: their spectra are its even and its odd part.
    const rows = complexZeros((height * width) / 2);
    for (let x = 0; x < width; x++) {
      for (let pair = 0; pair < pairs; pair++) {
        rows.re[x * pairs + pair] = plane[2 * pair * width + x] ?? 0;
        rows.im[x * pairs + pair] = plane[(2 * pair + 1) * width + x] ?? 0;
      }
    }
    const turned = this.#across.run(rows, 'forward');
    const half = complexZeros(this.count);
    for (let x = 0; x < this.columns; x++) {
      const mirrored = (width - x) % width;
      for (let pair = 0; pair < pairs; pair++) {
        const [at, other] = [x * pairs + pair, mirrored * pairs + pair];
        const [upper, lower] = [2 * pair * this.columns + x, (2 * pair + 1) * this.columns + x];
        const [re, im] = [turned.re[at] ?? 0, turned.im[at] ?? 0];
        const [otherRe, otherIm] = [turned.re[other] ?? 0, turned.im[other] ?? 0];
        half.re[upper] = (re + otherRe) / 2;
        half.im[upper] = (im - otherIm) / 2;
        half.re[lower] = (im + otherIm) / 2;
        half.im[lower] = (otherRe - re) / 2;
      }
    }
    return this.#down.run(half, 'forward');
  }

  /** [height, columns] to [height, width], divided by height times width. */
  inverse(spectrum: ComplexNumbers): Float32Array {
    const {width, height} = this.size;
    const pairs = height / 2;
    const copy = {re: spectrum.re.slice(), im: spectrum.im.slice()};
    const half = this.#down.run(copy, 'backward');
    const rows = complexZeros((height * width) / 2);
    for (let x = 0; x < this.columns; x++) {
      const mirrored = (width - x) % width;
      // A real row has no imaginary part there: what a spectrum says of one is lost.
      const isReal = mirrored === x;
      for (let pair = 0; pair < pairs; pair++) {
        const [upper, lower] = [2 * pair * this.columns + x, (2 * pair + 1) * this.columns + x];
        const [upperRe, upperIm] = [half.re[upper] ?? 0, isReal ? 0 : (half.im[upper] ?? 0)];
        const [lowerRe, lowerIm] = [half.re[lower] ?? 0, isReal ? 0 : (half.im[lower] ?? 0)];
        const [at, other] = [x * pairs + pair, mirrored * pairs + pair];
        rows.re[at] = upperRe - lowerIm;
        rows.im[at] = upperIm + lowerRe;
        rows.re[other] = upperRe + lowerIm;
        rows.im[other] = lowerRe - upperIm;
      }
    }
    const turned = this.#across.run(rows, 'backward');
    const plane = new Float32Array(width * height);
    const scale = 1 / (width * height);
    for (let x = 0; x < width; x++) {
      for (let pair = 0; pair < pairs; pair++) {
        plane[2 * pair * width + x] = scale * (turned.re[x * pairs + pair] ?? 0);
        plane[(2 * pair + 1) * width + x] = scale * (turned.im[x * pairs + pair] ?? 0);
      }
    }
    return plane;
  }

  /**
   * A gradient at the plane taken back through `inverse`: its slopes in the real and in the
   * imaginary parts.
   */
  inverseAdjoint(gradient: Float32Array): ComplexNumbers {
    const {width, height} = this.size;
    const slopes = this.forward(gradient);
    for (let at = 0; at < this.count; at++) {
      const x = at % this.columns;
      // Every other column stands for its mirror image, too.
      const times = x === 0 || x === width / 2 ? 1 : 2;
      slopes.re[at] = ((slopes.re[at] ?? 0) * times) / (width * height);
      slopes.im[at] = ((slopes.im[at] ?? 0) * times) / (width * height);
    }
    return slopes;
  }

  /** How far a number of a spectrum is from frequency 0, in waves per pixel. */
  frequencyAt(index: number): number {
    const {width, height} = this.size;
    const y = Math.floor(index / this.columns);
    return Math.hypot((index % this.columns) / width, Math.min(y, height - y) / height);
  }

  /**
   * How often the wave of a number fits into the longer side; of numbers in several planes, one
   * plane after the other.
   */
  wavesAcross(index: number): number {
    return this.frequencyAt(index % this.count) * Math.max(this.size.width, this.size.height);
  }
}

function complexZeros(count: number): ComplexNumbers {
  return {re: new Float64Array(count), im: new Float64Array(count)};
}
