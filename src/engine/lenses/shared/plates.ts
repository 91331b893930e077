/** Pictures and gradients as plates of a view. */
import type {SmallPicture} from '../../../protocol/small-picture.ts';
import type {LensPlate} from '../../../protocol/lens.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {toPixels} from '../../picture/convert-pixels.ts';
import {paintMap, type ColourScale, type NumberMap} from './colours.ts';

/**
 * The share of a gradient's values that stays below full colour: a few pixels would else leave the
 * rest grey.
 */
const FULL_COLOUR_QUANTILE = 0.99;

/** How much of the picture's light shows through a heat map over it. */
const PICTURE_SHARE = 0.45;

/** Rec. 709's weights of red, green and blue in lightness, on encoded values. */
const LUMA = [0.2126, 0.7152, 0.0722] as const;

/** What a plate needs beside its picture. */
export type PlateWords = Pick<LensPlate, 'id' | 'caption'> & Partial<Pick<LensPlate, 'isSmooth' | 'tap'>>;

/** A plate that is interpolated and cannot be tapped, unless `words` says otherwise. */
export function plateOf(picture: SmallPicture, words: PlateWords): LensPlate {
  return {isSmooth: true, tap: null, picture, ...words};
}

/** A plate with a picture in 0..1; values outside are clipped. */
export function picturePlate(picture: RgbPicture, words: PlateWords): LensPlate {
  return plateOf(toPixels(picture), words);
}

/**
 * A signed picture about a middle grey: 0 is grey, and all but the largest hundredth of its values
 * are in proportion.
 */
export function gradientPicture({width, height, values}: RgbPicture): SmallPicture {
  const full = quantileOf(values, FULL_COLOUR_QUANTILE);
  const scale = full > 0 ? 0.5 / full : 0;
  return toPixels({width, height, values: values.map((value) => 0.5 + scale * value)});
}

/** The size below which a share of the absolute values lies; where most are 0, the largest. */
export function quantileOf(values: Float32Array, share: number): number {
  const sizes = values.map(Math.abs).sort();
  const chosen = sizes[Math.floor(share * (sizes.length - 1))] ?? 0;
  return chosen > 0 ? chosen : (sizes.at(-1) ?? 0);
}

/**
 * A map's colours over the picture without its own: where a cell covers several pixels, all take
 * its colour.
 */
export function heatOver(picture: RgbPicture, map: NumberMap, scale: ColourScale): SmallPicture {
  const {width, height, values} = picture;
  const colours = paintMap(map, scale).data;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * map.height) / height);
    for (let x = 0; x < width; x++) {
      const cell = row * map.width + Math.floor((x * map.width) / width);
      const pixel = y * width + x;
      const light = LUMA.reduce((sum, weight, channel) => sum + weight * (values[pixel * 3 + channel] ?? 0), 0);
      for (let channel = 0; channel < 3; channel++) {
        const colour = colours[cell * 4 + channel] ?? 0;
        data[pixel * 4 + channel] = PICTURE_SHARE * 255 * light + (1 - PICTURE_SHARE) * colour;
      }
    }
  }
  return {width, height, data};
}
