/** The small grey picture that motion is measured on. */
import type {RgbPicture} from '../picture/picture.ts';
import type {PixelSize} from '../../protocol/units.ts';
import {resize} from '../picture/resize.ts';

/**
 * Long side in pixels: one pixel is about 1.5 % of the picture, a brisk hand moves a few of them a
 * frame.
 */
const LONG_SIDE = 64;

/** Sides are multiples of this: one cell of the motion grid. */
export const CELL = 8;

/**
 * Light only, [height, width], about its mean: a camera that corrects its exposure has not moved.
 */
export interface SmallLuma extends PixelSize {
  readonly values: Float32Array;
  /** What was subtracted: the picture's mean light, 0..1. */
  readonly mean: number;
}

/** The size of a picture's small luma: its proportions, as nearly as whole cells allow. */
export function smallSize(picture: PixelSize): PixelSize {
  const scale = LONG_SIDE / Math.max(picture.width, picture.height);
  return {
    width: Math.max(1, Math.round((picture.width * scale) / CELL)) * CELL,
    height: Math.max(1, Math.round((picture.height * scale) / CELL)) * CELL,
  };
}

/** Reduces a picture to its small luma. */
export function smallLuma(picture: RgbPicture): SmallLuma {
  const {width, height} = smallSize(picture);
  const small = resize(picture, {width, height}).values;
  const values = new Float32Array(width * height);
  let sum = 0;
  for (let pixel = 0; pixel < values.length; pixel++) {
    const light = lumaAt(small, pixel);
    values[pixel] = light;
    sum += light;
  }
  const mean = sum / values.length;
  for (let pixel = 0; pixel < values.length; pixel++) values[pixel] = (values[pixel] ?? 0) - mean;
  return {width, height, values, mean};
}

/** The same luma as the compositor's (BT.601). */
function lumaAt(rgb: Float32Array, pixel: number): number {
  const at = pixel * 3;
  return 0.299 * (rgb[at] ?? 0) + 0.587 * (rgb[at + 1] ?? 0) + 0.114 * (rgb[at + 2] ?? 0);
}
