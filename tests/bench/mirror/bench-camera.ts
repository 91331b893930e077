/**
 * The bench's camera: pictures drawn once and handed out from memory at a camera's pace, as a
 * webcam's arrive.
 *
 * Drawing every frame anew would cost the graphics process more than the mirror does where both are
 * drawn by the processor.
 */
import type {Milliseconds, PixelSize} from '../../../src/protocol/units.ts';
import {testFrame} from '../../support/engine/engine-harness.ts';

const FRAME_MS: Milliseconds = 1000 / 30;

/** Pictures before the loop begins again. */
const PICTURES = 30;

/** Frames of one size, thirty a second. */
export class BenchCamera {
  readonly #size: PixelSize;
  readonly #pictures: readonly Uint8Array[];
  #count = 0;
  #dueAt: Milliseconds;

  private constructor(size: PixelSize, pictures: readonly Uint8Array[]) {
    this.#size = size;
    this.#pictures = pictures;
    this.#dueAt = performance.now();
  }

  static async open(size: PixelSize): Promise<BenchCamera> {
    const pictures: Uint8Array[] = [];
    for (let phase = 0; phase < PICTURES; phase++) {
      const frame = testFrame(phase, size.width, size.height);
      const pixels = new Uint8Array(size.width * size.height * 4);
      await frame.copyTo(pixels, {format: 'RGBX'});
      frame.close();
      pictures.push(pixels);
    }
    return new BenchCamera(size, pictures);
  }

  /** The next frame, when it is due; one that is late moves those behind it. */
  async next(): Promise<VideoFrame> {
    const waitMs = this.#dueAt - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    this.#dueAt = Math.max(this.#dueAt, performance.now() - FRAME_MS) + FRAME_MS;
    const index = this.#count++;
    return new VideoFrame(this.#pictures[index % PICTURES]!, {
      format: 'RGBX',
      codedWidth: this.#size.width,
      codedHeight: this.#size.height,
      timestamp: Math.round(index * FRAME_MS * 1000),
    });
  }
}
