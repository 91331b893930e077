/** What a source hands to the engine: one picture, whose last owner closes it. */
import type {PixelSize} from '../../protocol/units.ts';

/**
 * A VideoFrame of the page's camera or file, or a bitmap that the worker has drawn itself. The
 * worker makes no VideoFrame of its own: drawing one that was made from a canvas loses a shared
 * buffer each time where Chromium draws without a GPU process of its own (4 MB a second, measured
 * with the still life under `--disable-gpu`).
 */
export type FrameImage = VideoFrame | ImageBitmap;

/** Width and height as it is to be seen, in pixels. */
export function frameSize(frame: FrameImage): PixelSize {
  return 'displayWidth' in frame
    ? {width: frame.displayWidth, height: frame.displayHeight}
    : {width: frame.width, height: frame.height};
}
