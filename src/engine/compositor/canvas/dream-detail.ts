/** What a dream changes, as it is enlarged. */
import {EngineError} from '../../../protocol/errors.ts';
import {detailPicture} from '../../picture/detail-picture.ts';
import type {Picture} from '../../picture/picture.ts';
import type {DreamtPicture} from '../compositor.ts';
import {smoothnessFor} from '../smoothness.ts';
import {smoothPixels} from './smooth-pixels.ts';

/**
 * The dream's difference as bytes about a middle grey, smoothed for a mirror of that width.
 *
 * @param deviceWidth Of the mirror, in device pixels.
 * @throws EngineError 'engine-crashed' for a dream that is on the graphics card.
 */
export function dreamDetail(dreamt: DreamtPicture, deviceWidth: number): Picture {
  const picture = detailOf(dreamt);
  const smoothness = smoothnessFor(deviceWidth / picture.size.width);
  if (picture.kind !== 'pixels' || smoothness === 0) return picture;
  const data = new Uint8ClampedArray(picture.data.length);
  smoothPixels(picture.data, picture.size, smoothness, data);
  return {...picture, data};
}

function detailOf(picture: DreamtPicture): Picture {
  if (picture.kind === 'detail') return picture.detail;
  const {seen, dreamt} = picture;
  if (seen.kind === 'pixels' && dreamt.kind === 'pixels') return detailPicture(seen, dreamt);
  throw new EngineError('engine-crashed', 'a dream of WebGPU cannot be drawn on a 2-D canvas');
}
