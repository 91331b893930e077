import type {SmallPicture} from '../../../protocol/small-picture.ts';
import {resize} from '../../picture/resize.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {toPixels} from '../../picture/convert-pixels.ts';

/** Side of a picture on the map, in pixels. */
export const ENTRY_SIDE = 40;

/** Something that lies on the map. */
export interface MapEntry {
  /** Unique, and never used again. */
  readonly id: number;
  /** A frame of the source, or a unit's own picture. */
  readonly kind: 'frame' | 'unit';
  /** Of length 1: pictures with more or less contrast are alike. */
  readonly code: Float32Array;
  readonly picture: SmallPicture;
}

/** @param answers the network's code of this picture, as long as it is. */
export function entryOf(id: number, kind: MapEntry['kind'], answers: Float32Array, picture: RgbPicture): MapEntry {
  const small = resize(picture, {width: ENTRY_SIDE, height: ENTRY_SIDE});
  return {id, kind, code: toLengthOne(answers), picture: toPixels(small)};
}

/** Nothing stays nothing. */
export function toLengthOne(answers: Float32Array): Float32Array {
  const length = Math.hypot(...answers);
  return length > 0 ? answers.map((answer) => answer / length) : answers.slice();
}
