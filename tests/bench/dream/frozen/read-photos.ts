/** Photographs to dream over, as small as the mirror sees them. */
import {basename, extname} from 'node:path';

import {listPictures, PictureDecoder} from '../../lenses/decode-pictures.ts';
import {FROZEN_SIZE, type FrozenFrame} from './frozen-frames.ts';

/**
 * The middle square of every picture of a folder, as many lines as a frame; called after its file.
 */
export async function readPhotos(folder: string): Promise<readonly FrozenFrame[]> {
  const decoder = await PictureDecoder.start();
  try {
    const frames: FrozenFrame[] = [];
    for (const path of listPictures(folder)) {
      const picture = await decoder.square(path, FROZEN_SIZE.height);
      if (picture !== null) frames.push({name: basename(path, extname(path)), picture});
    }
    return frames;
  } finally {
    await decoder.close();
  }
}
