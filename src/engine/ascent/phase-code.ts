/**
 * A picture of which only the phases may move: how strong each wave is stays as in photographs, or
 * as in the picture itself (MACO; Fel et al. 2023, "Unlocking feature visualization for deeper
 * networks with magnitude constrained optimization").
 */
import type {PixelSize} from '../../protocol/units.ts';
import type {RgbPicture} from '../picture/picture.ts';
import type {SeededRandom} from '../shared/seeded-random.ts';
import {magnitudesFor, type MagnitudeTable} from './magnitude-table.ts';
import {pictureOfPlanes, pictureOfPlanesAdjoint, planesOfPicture} from './natural-colours.ts';
import type {WaveCode} from './picture-code.ts';
import {PlaneSpectrum} from './plane-spectrum.ts';

/** Phases in radians, [3 planes, height, width / 2 + 1]. */
export class PhaseCode implements WaveCode {
  readonly numbers: Float32Array;
  readonly #spectrum: PlaneSpectrum;
  readonly #magnitudes: Float32Array;

  /**
   * @param magnitudes As many as phases: 3 x height x (width / 2 + 1); sides are even.
   * @param numbers The phases.
   */
  constructor(size: PixelSize, magnitudes: Float32Array, numbers: Float32Array) {
    this.numbers = numbers;
    this.#spectrum = new PlaneSpectrum(size);
    this.#magnitudes = magnitudes;
  }

  /** Phases by lot. */
  static noise(size: PixelSize, table: MagnitudeTable, random: SeededRandom): PhaseCode {
    const {count} = new PlaneSpectrum(size);
    const phases = Float32Array.from({length: 3 * count}, () => random.between(-Math.PI, Math.PI));
    return new PhaseCode(size, magnitudesFor(table, size), phases);
  }

  /** The phases of a picture. Its own magnitudes are left behind. */
  static of(picture: RgbPicture, table: MagnitudeTable): PhaseCode {
    return new PhaseCode(picture, magnitudesFor(table, picture), wavesOf(picture).phases);
  }

  /** The phases of a picture, which keeps its own magnitudes: the code of the picture itself. */
  static within(picture: RgbPicture): PhaseCode {
    const {phases, magnitudes} = wavesOf(picture);
    return new PhaseCode(picture, magnitudes, phases);
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

/** Both [3 planes, height, width / 2 + 1]. */
function wavesOf(picture: RgbPicture): {readonly phases: Float32Array; readonly magnitudes: Float32Array} {
  const spectrum = new PlaneSpectrum(picture);
  const phases = new Float32Array(3 * spectrum.count);
  const magnitudes = new Float32Array(3 * spectrum.count);
  for (const [plane, values] of planesOfPicture(picture).entries()) {
    const {re, im} = spectrum.forward(values);
    for (let at = 0; at < spectrum.count; at++) {
      const nth = plane * spectrum.count + at;
      phases[nth] = Math.atan2(im[at] ?? 0, re[at] ?? 0);
      magnitudes[nth] = Math.hypot(re[at] ?? 0, im[at] ?? 0);
    }
  }
  return {phases, magnitudes};
}
