/** Small pictures for the gallery's grid. */
import type {KeptPicture} from '../ports.ts';

/** Pixels of the short side: cells of the grid are half as high, and screens have two for one. */
const SHORT_SIDE = 288;

const QUALITY = 0.8;

/**
 * The picture, small.
 * @throws {DOMException} When its file is no picture or can no longer be read.
 */
export async function makeThumbnail({
  png,
  width,
  height,
}: Pick<KeptPicture, 'png' | 'width' | 'height'>): Promise<Blob> {
  const short = Math.min(SHORT_SIDE, width, height);
  // The other side follows.
  const size = height <= width ? {resizeHeight: short} : {resizeWidth: short};
  const bitmap = await createImageBitmap(png, {...size, resizeQuality: 'medium'});
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob({type: 'image/webp', quality: QUALITY});
}
