/**
 * A strong dream leaves of the picture under it the light and the forms, not the lines. Lines one
 * pixel of the dream wide are what neither the dream can draw over nor an eye overlooks: with them
 * a dream is a drawing of the visitor, coloured in.
 */
import type {RgbPicture} from '../picture/picture.ts';
import {resize} from '../picture/resize.ts';
import type {PixelSize, UnitInterval} from '../../protocol/units.ts';

/** Lines finer than so many pixels of the dream go. */
const FINEST_LEFT = 4;

/** The size at which a picture has lost them. */
export function coarseSize({width, height}: PixelSize): PixelSize {
  return {width: Math.ceil(width / FINEST_LEFT), height: Math.ceil(height / FINEST_LEFT)};
}

/**
 * What the dream is laid over.
 *
 * @param share How far the lines are gone: `mostGrip` of the dream's strength.
 */
export function soften(picture: RgbPicture, share: UnitInterval): RgbPicture {
  if (share === 0) return picture;
  const coarse = resize(resize(picture, coarseSize(picture)), picture);
  const values = picture.values.map((value, index) => value + share * ((coarse.values[index] ?? 0) - value));
  return {...picture, values};
}
