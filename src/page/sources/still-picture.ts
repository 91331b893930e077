/** A dropped picture as a source: sent once, and again to every engine that starts anew. */
import {present} from '../../protocol/assert.ts';
import {EngineError} from '../../protocol/errors.ts';
import type {PixelSize} from '../../protocol/units.ts';

/**
 * Larger pictures are reduced to this on their long side: no screen shows more, and GPUs refuse
 * textures much beyond it.
 */
const MAX_LONG_SIDE = 4096;

/** What lies under a transparent picture: paper. Nothing at all would be shown as black. */
const GROUND = '#f6f3ec';

/**
 * A decoded picture. The orientation its camera noted (EXIF) is applied, and nothing shines
 * through it.
 */
export class StillPicture {
  readonly #bitmap: ImageBitmap;

  private constructor(bitmap: ImageBitmap) {
    this.#bitmap = bitmap;
  }

  /** Decodes a file. @throws EngineError 'file-unreadable'. */
  static async decode(file: Blob): Promise<StillPicture> {
    try {
      const whole = await createImageBitmap(file, {imageOrientation: 'from-image'});
      return new StillPicture(layOnGround(await reduce(whole)));
    } catch (cause) {
      throw new EngineError('file-unreadable', `a file of type '${file.type}' and ${file.size} bytes is no picture`, {
        cause,
      });
    }
  }

  get size(): PixelSize {
    return {width: this.#bitmap.width, height: this.#bitmap.height};
  }

  /** A new frame of the picture; the caller sends or closes it. */
  frame(): VideoFrame {
    return new VideoFrame(this.#bitmap, {timestamp: 0});
  }

  dispose(): void {
    this.#bitmap.close();
  }
}

async function reduce(bitmap: ImageBitmap): Promise<ImageBitmap> {
  const scale = MAX_LONG_SIDE / Math.max(bitmap.width, bitmap.height);
  if (scale >= 1) return bitmap;
  const reduced = await createImageBitmap(bitmap, {
    resizeWidth: Math.max(1, Math.round(bitmap.width * scale)),
    resizeHeight: Math.max(1, Math.round(bitmap.height * scale)),
    resizeQuality: 'high',
  });
  bitmap.close();
  return reduced;
}

/** The same picture without transparency. */
function layOnGround(bitmap: ImageBitmap): ImageBitmap {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = present(canvas.getContext('2d', {alpha: false}), () => 'a new canvas has a 2D context');
  context.fillStyle = GROUND;
  context.fillRect(0, 0, bitmap.width, bitmap.height);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.transferToImageBitmap();
}
