/** What a source hands to the engine: one picture, whose last owner closes it. */
import type {PixelSize} from '../../protocol/units.ts';
import type {Pixels} from './picture.ts';

/**
 * A VideoFrame of the page's camera or file, a bitmap that the worker has drawn itself, or pixels
 * in memory. The worker makes no VideoFrame of its own: drawing one that was made from a canvas
 * loses a shared buffer each time where Chromium draws without a GPU process of its own (4 MB a
 * second, measured with the still life under `--disable-gpu`).
 */
export type FrameImage = VideoFrame | ImageBitmap | FramePixels;

/** A frame in memory, as it came from its source: RGBA8 rows, opaque, not yet upright. */
export interface FramePixels extends Pixels {
  /** Gives the memory back. */
  close(): void;
}

/** Whether a frame lies in memory. */
export function isInMemory(frame: FrameImage): frame is FramePixels {
  return 'data' in frame;
}

/** Width and height as it is to be seen, in pixels. */
export function frameSize(frame: FrameImage): PixelSize {
  return 'displayWidth' in frame
    ? {width: frame.displayWidth, height: frame.displayHeight}
    : {width: frame.width, height: frame.height};
}
