/** The middle square of a picture file, small: what a lens looks at. */
import {present} from '../../protocol/assert.ts';
import type {SmallPicture} from '../../protocol/small-picture.ts';
import {StillPicture} from './still-picture.ts';

/** Pixels of a side: at least as many as any of our networks looks at. */
const SIDE = 320;

/** @throws EngineError 'file-unreadable'. */
export async function readSquare(file: Blob): Promise<SmallPicture> {
  const still = await StillPicture.decode(file);
  const frame = still.frame();
  try {
    const {width, height} = still.size;
    const side = Math.min(width, height);
    const canvas = new OffscreenCanvas(SIDE, SIDE);
    const context = present(canvas.getContext('2d', {alpha: false}), () => 'a new canvas has a 2D context');
    context.imageSmoothingQuality = 'high';
    context.drawImage(frame, (width - side) / 2, (height - side) / 2, side, side, 0, 0, SIDE, SIDE);
    return {width: SIDE, height: SIDE, data: context.getImageData(0, 0, SIDE, SIDE).data};
  } finally {
    frame.close();
    still.dispose();
  }
}
