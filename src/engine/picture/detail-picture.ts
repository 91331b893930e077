/** The dream alone as a picture, for where a 2-D canvas enlarges it and it is mixed as bytes. */
import {assert} from '../../protocol/assert.ts';
import {addWithinRoom} from './headroom.ts';
import type {Picture} from './picture.ts';

/**
 * No pixel is changed by more than this share of the whole range. Enough for a dream to make black
 * of what is bright: of a visitor who holds still for long there is nothing left.
 */
export const DETAIL_LIMIT = 0.8;

/** What is seen of the largest detail where there is all the room: black made brighter. */
const LARGEST_CHANGE = addWithinRoom(0, DETAIL_LIMIT);

/** No change in the middle of the bytes, the largest possible ones at their ends. */
const MIDDLE = 128;
const SCALE = 1 / (2 * LARGEST_CHANGE);

/**
 * What was changed between two pictures in memory, as bytes about a middle grey;
 * `DETAIL_PICTURE_RANGE` turns them back.
 */
export function detailPicture(
  seen: Extract<Picture, {kind: 'pixels'}>,
  dreamt: Extract<Picture, {kind: 'pixels'}>,
): Picture {
  assert(seen.data.length === dreamt.data.length, () => 'a dream is as large as what it is dreamt over');
  const data = new Uint8ClampedArray(dreamt.data.length);
  for (let at = 0; at < data.length; at++) {
    // Opaque: a 2-D canvas weighs colours by their alpha.
    data[at] = at % 4 === 3 ? 255 : MIDDLE + SCALE * ((dreamt.data[at] ?? 0) - (seen.data[at] ?? 0));
  }
  return {kind: 'pixels', data, size: dreamt.size};
}

/** A sample s of a detail picture means a change of (s - offset) * range. */
export const DETAIL_PICTURE_RANGE = {offset: MIDDLE / 255, range: 1 / SCALE} as const;
