/**
 * A picture as the waves that it is made of, in decorrelated colours, each wave as strong as in
 * photographs for the same number (Olah et al. 2017; tensorflow/lucid, `spatial.py`).
 */
import type {PixelSize} from '../../protocol/units.ts';
import type {RgbPicture} from '../picture/picture.ts';
import type {SeededRandom} from '../shared/seeded-random.ts';
import {pictureOfPlanes, pictureOfPlanesAdjoint, planesOfPicture, type ColourPlanes} from './natural-colours.ts';
import type {WaveCode} from './picture-code.ts';
import {PlaneSpectrum} from './plane-spectrum.ts';

/** Spread of the numbers of a picture to start from, and what planes are divided by: lucid's. */
const NOISE = 0.01;
const PLANE_DIVISOR = 4;

/** Waves, [3 planes, real and imaginary, height, width / 2 + 1]. */
export class FourierCode implements WaveCode {
  readonly numbers: Float32Array;
  readonly #spectrum: PlaneSpectrum;
  /** What a number is multiplied by to be a wave: 1 / f, as in photographs. */
  readonly #gains: Float64Array;

  /** @param numbers 6 x height x (width / 2 + 1) of them; sides are even. */
  constructor(size: PixelSize, numbers: Float32Array) {
    this.numbers = numbers;
    this.#spectrum = new PlaneSpectrum(size);
    this.#gains = gainsOf(this.#spectrum);
  }

  /** A picture that is nearly grey. */
  static noise(size: PixelSize, random: SeededRandom): FourierCode {
    const {count} = new PlaneSpectrum(size);
    return new FourierCode(
      size,
      Float32Array.from({length: 6 * count}, () => NOISE * random.normal()),
    );
  }

  /** The code of a picture. */
  static of(picture: RgbPicture): FourierCode {
    const {width, height} = picture;
    const spectrum = new PlaneSpectrum({width, height});
    const gains = gainsOf(spectrum);
    const numbers = new Float32Array(6 * spectrum.count);
    for (const [plane, values] of planesOfPicture(picture).entries()) {
      const {re, im} = spectrum.forward(values);
      for (let at = 0; at < spectrum.count; at++) {
        const gain = PLANE_DIVISOR / (gains[at] ?? 1);
        numbers[2 * plane * spectrum.count + at] = (re[at] ?? 0) * gain;
        numbers[(2 * plane + 1) * spectrum.count + at] = (im[at] ?? 0) * gain;
      }
    }
    return new FourierCode({width, height}, numbers);
  }

  get size(): PixelSize {
    return this.#spectrum.size;
  }

  wavesAcross(index: number): number {
    return this.#spectrum.wavesAcross(index);
  }

  picture(): RgbPicture {
    return pictureOfPlanes([this.#plane(0), this.#plane(1), this.#plane(2)], this.#spectrum.size);
  }

  pullBack(picture: RgbPicture, gradient: Float32Array): Float32Array {
    const {count} = this.#spectrum;
    const pulled = new Float32Array(this.numbers.length);
    const planes: ColourPlanes = pictureOfPlanesAdjoint(picture, gradient);
    for (const [plane, slopes] of planes.entries()) {
      const {re, im} = this.#spectrum.inverseAdjoint(slopes);
      for (let at = 0; at < count; at++) {
        const gain = (this.#gains[at] ?? 0) / PLANE_DIVISOR;
        pulled[2 * plane * count + at] = (re[at] ?? 0) * gain;
        pulled[(2 * plane + 1) * count + at] = (im[at] ?? 0) * gain;
      }
    }
    return pulled;
  }

  #plane(plane: number): Float32Array {
    const {count} = this.#spectrum;
    const [re, im] = [new Float64Array(count), new Float64Array(count)];
    const start = 2 * plane * count;
    for (let at = 0; at < count; at++) {
      const gain = (this.#gains[at] ?? 0) / PLANE_DIVISOR;
      re[at] = (this.numbers[start + at] ?? 0) * gain;
      im[at] = (this.numbers[start + count + at] ?? 0) * gain;
    }
    return this.#spectrum.inverse({re, im});
  }
}

/** No wave is taken for longer than the picture's longer side. */
function gainsOf(spectrum: PlaneSpectrum): Float64Array {
  const {width, height} = spectrum.size;
  const lowest = 1 / Math.max(width, height);
  return Float64Array.from({length: spectrum.count}, (_, at) => {
    return Math.sqrt(width * height) / Math.max(lowest, spectrum.frequencyAt(at));
  });
}
