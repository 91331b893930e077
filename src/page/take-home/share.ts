/** Taking a picture home: download, or the platform's share sheet with the file in it. */
import {EngineError, isAbortError} from '../../protocol/errors.ts';
import type {KeptPicture, SharePort} from '../ports.ts';
import {fileNameOf} from './file-name.ts';

const JPEG_QUALITY = 0.92;

/** Some browsers read the blob only after the click has long been handled. */
const REVOKE_AFTER_MS = 60_000;

type Picture = Omit<KeptPicture, 'id'>;

/** Shares through the browser. Nothing leaves the device unless the visitor picks where to. */
export class BrowserShare implements SharePort {
  canShare(): boolean {
    // Typed as always present, but missing on most desktops.
    if (!('canShare' in navigator)) return false;
    return navigator.canShare({files: [new File([], 'picture.png', {type: 'image/png'})]});
  }

  /** Opens the share sheet. Cancelling is not an error. @throws EngineError 'share-failed'. */
  async share(picture: Picture): Promise<void> {
    const file = new File([picture.png], fileNameOf(picture, 'png'), {type: 'image/png'});
    try {
      await navigator.share({files: [file], title: picture.title});
    } catch (error) {
      if (isAbortError(error)) return;
      throw new EngineError('share-failed', String(error), {cause: error});
    }
  }

  /** Saves the picture as a file. @throws EngineError 'keep-failed' when it cannot be encoded. */
  async download(picture: Picture, format: 'png' | 'jpeg'): Promise<void> {
    const blob = format === 'png' ? picture.png : await toJpeg(picture.png);
    const url = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = url;
    link.download = fileNameOf(picture, format === 'png' ? 'png' : 'jpg');
    link.click();
    setTimeout(() => {
      URL.revokeObjectURL(url);
    }, REVOKE_AFTER_MS);
  }
}

/**
 * The same picture as JPEG; it has no transparency to flatten.
 * @throws EngineError 'keep-failed'.
 */
export async function toJpeg(png: Blob): Promise<Blob> {
  try {
    const bitmap = await createImageBitmap(png);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
    return await canvas.convertToBlob({type: 'image/jpeg', quality: JPEG_QUALITY});
  } catch (cause) {
    throw new EngineError('keep-failed', 'the picture could not be encoded as JPEG', {cause});
  }
}
