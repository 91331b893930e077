/**
 * A picture of which only the phases may move: how strong each wave is stays as in photographs
 * (MACO; Fel et al. 2023, "Unlocking feature visualization for deeper networks with magnitude
 * constrained optimization").
 */
import type {PixelSize} from '../../protocol/units.ts';
import type {RgbPicture} from '../picture/picture.ts';
import type {SeededRandom} from '../shared/seeded-random.ts';
import {magnitudesFor, type MagnitudeTable} from './magnitude-table.ts';
import {pictureOfPlanes, pictureOfPlanesAdjoint, planesOfPicture} from './natural-colours.ts';
import type {PictureCode} from './picture-code.ts';
import {PlaneSpectrum} from './plane-spectrum.ts';

/** Phases in radians, [3 planes, height, width / 2 + 1]. */
export class PhaseCode implements PictureCode {
  readonly numbers: Float32Array;
  readonly #spectrum: PlaneSpectrum;
  readonly #magnitudes: Float32Array;

  /** @param numbers 3 x height x (width / 2 + 1) phases; sides are even. */
  constructor(size: PixelSize, table: MagnitudeTable, numbers: Float32Array) {
    this.numbers = numbers;
    this.#spectrum = new PlaneSpectrum(size);
    this.#magnitudes = magnitudesFor(table, size);
  }

  /** Phases by lot. */
  static noise(size: PixelSize, table: MagnitudeTable, random: SeededRandom): PhaseCode {
    const {count} = new PlaneSpectrum(size);
    const phases = Float32Array.from({length: 3 * count}, () => random.between(-Math.PI, Math.PI));
    return new PhaseCode(size, table, phases);
  }

  /** The phases of a picture. Its own magnitudes are left behind. */
  static of(picture: RgbPicture, table: MagnitudeTable): PhaseCode {
    const {width, height} = picture;
    const spectrum = new PlaneSpectrum({width, height});
    const phases = new Float32Array(3 * spectrum.count);
    for (const [plane, values] of planesOfPicture(picture).entries()) {
      const {re, im} = spectrum.forward(values);
      for (let at = 0; at < spectrum.count; at++) {
        phases[plane * spectrum.count + at] = Math.atan2(im[at] ?? 0, re[at] ?? 0);
      }
    }
    return new PhaseCode({width, height}, table, phases);
  }

  picture(): RgbPicture {
    return pictureOfPlanes([this.#plane(0), this.#plane(1), this.#plane(2)], this.#spectrum.size);
  }

  pullBack(picture: RgbPicture, gradient: Float32Array): Float32Array {
    const {count} = this.#spectrum;
    const pulled = new Float32Array(this.numbers.length);
    for (const [plane, slopes] of pictureOfPlanesAdjoint(picture, gradient).entries()) {
      const {re, im} = this.#spectrum.inverseAdjoint(slopes);
      for (let at = 0; at < count; at++) {
        const nth = plane * count + at;
        const phase = this.numbers[nth] ?? 0;
        const turned = Math.cos(phase) * (im[at] ?? 0) - Math.sin(phase) * (re[at] ?? 0);
        pulled[nth] = (this.#magnitudes[nth] ?? 0) * turned;
      }
    }
    return pulled;
  }

  #plane(plane: number): Float32Array {
    const {count} = this.#spectrum;
    const [re, im] = [new Float64Array(count), new Float64Array(count)];
    for (let at = 0; at < count; at++) {
      const nth = plane * count + at;
      const [magnitude, phase] = [this.#magnitudes[nth] ?? 0, this.numbers[nth] ?? 0];
      re[at] = magnitude * Math.cos(phase);
      im[at] = magnitude * Math.sin(phase);
    }
    return this.#spectrum.inverse({re, im});
  }
}
