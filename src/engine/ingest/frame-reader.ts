/**
 * Reads the camera's frames into memory, where no graphics card helps.
 *
 * There a `drawImage` or `createImageBitmap` of a VideoFrame goes through the process that draws,
 * and takes 10 ms of two cores for 640x480 pixels and 35 ms for 1280x720. A `copyTo` takes 0.3 and
 * 2 ms of this thread alone (Chromium 156), and all who look at the frame share it.
 */
import type {FrameImage, FramePixels} from '../picture/frame-image.ts';

/** Buffers kept for the next frames: one in the slot, one in use, one being read. */
const MOST_SPARE = 3;

/** Reads one frame at a time. */
export class FrameReader {
  #spare: ArrayBuffer[] = [];

  /**
   * Takes ownership of a frame and gives it back in memory; as it is where this browser cannot read
   * it, and where it is to be seen turned or stretched, which is the drawing's affair. Never
   * throws.
   */
  async read(frame: VideoFrame): Promise<FrameImage> {
    const {visibleRect: seen, displayWidth, displayHeight} = frame;
    if (seen?.width !== displayWidth || seen.height !== displayHeight || displayWidth === 0) return frame;
    const buffer = this.#take(displayWidth * displayHeight * 4);
    try {
      await frame.copyTo(buffer, {format: 'RGBX'});
    } catch {
      // Some browsers read frames only in the format in which they came.
      return frame;
    }
    frame.close();
    return this.#lend(buffer, displayWidth, displayHeight);
  }

  #take(bytes: number): ArrayBuffer {
    const spare = this.#spare.pop();
    return spare?.byteLength === bytes ? spare : new ArrayBuffer(bytes);
  }

  #lend(buffer: ArrayBuffer, width: number, height: number): FramePixels {
    return {
      ...{width, height, data: new Uint8ClampedArray(buffer)},
      close: () => {
        if (this.#spare.length < MOST_SPARE) this.#spare.push(buffer);
      },
    };
  }
}
