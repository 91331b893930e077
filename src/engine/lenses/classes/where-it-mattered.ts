/**
 * Where a picture mattered while it grew: the sizes of all gradients at each pixel, added up (Fel
 * et al. 2023, the section on transparency), smoothed.
 */
import {blur} from '../../ascent/regularisers.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import type {RgbPicture} from '../../picture/picture.ts';

/** Of the smoothing, in pixels. */
const DEVIATION = 4;

/** Pixels up to this quantile are drawn in proportion, those beyond it in full. */
const FULL_QUANTILE = 0.8;

/** A size for each pixel as 0..1. All 0 where nothing has been added up yet. */
export function blurredStrength({width, height}: PixelSize, strengths: Float32Array): Float32Array {
  const values = Float32Array.from({length: strengths.length * 3}, (_, index) => strengths[Math.floor(index / 3)] ?? 0);
  blur({width, height, values}, DEVIATION);
  const smooth = strengths.map((_, pixel) => values[pixel * 3] ?? 0);
  const full = smooth.toSorted()[Math.floor(FULL_QUANTILE * (smooth.length - 1))] ?? 0;
  return full > 0 ? smooth.map((value) => Math.min(1, value / full)) : smooth;
}

/** The picture where it mattered, black elsewhere. */
export function pictureUnder(picture: RgbPicture, mask: Float32Array): RgbPicture {
  return {...picture, values: picture.values.map((value, index) => value * (mask[Math.floor(index / 3)] ?? 0))};
}
