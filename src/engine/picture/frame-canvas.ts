/**
 * Reads frames through a 2-D canvas: the way in where there is no WebGPU, and for stills that are
 * read back anyway. Frames in memory need none.
 */
import {assert} from '../../protocol/assert.ts';
import type {Pixels} from './picture.ts';
import type {IngestGeometry} from './geometry.ts';
import {frameSize, isInMemory, type FrameImage, type FramePixels} from './frame-image.ts';
import {samplePixels} from './sample-pixels.ts';

/** What a canvas draws. */
type Drawable = Exclude<FrameImage, FramePixels>;

/** A reused canvas that draws frames in display orientation. */
export class FrameCanvas {
  readonly #canvas = new OffscreenCanvas(1, 1);
  readonly #context: OffscreenCanvasRenderingContext2D;

  /**
   * @param willReadFrequently true where pixels are wanted in memory, false where an ImageBitmap
   *   goes on to the GPU.
   */
  constructor(willReadFrequently: boolean) {
    const context = this.#canvas.getContext('2d', {alpha: false, willReadFrequently});
    assert(context !== null, () => 'an OffscreenCanvas has no 2-D context');
    this.#context = context;
  }

  /** The frame's pixels. */
  readPixels(frame: FrameImage, geometry: IngestGeometry): Pixels {
    if (isInMemory(frame)) return samplePixels(frame, geometry);
    this.#draw(frame, geometry);
    const {width, height} = geometry.output;
    return {data: this.#context.getImageData(0, 0, width, height).data, width, height};
  }

  /** The frame as a bitmap the caller closes. */
  readBitmap(frame: Drawable, geometry: IngestGeometry): ImageBitmap {
    this.#draw(frame, geometry);
    return this.#canvas.transferToImageBitmap();
  }

  #draw(frame: Drawable, {transform: t, output}: IngestGeometry): void {
    if (this.#canvas.width !== output.width) this.#canvas.width = output.width;
    if (this.#canvas.height !== output.height) this.#canvas.height = output.height;
    const source = frameSize(frame);
    // The geometry maps output to source in shares; the canvas wants source pixels to output
    // pixels: its inverse.
    const toSource = new DOMMatrix([
      (t.a * source.width) / output.width,
      (t.d * source.height) / output.width,
      (t.b * source.width) / output.height,
      (t.e * source.height) / output.height,
      t.c * source.width,
      t.f * source.height,
    ]);
    this.#context.setTransform(toSource.inverse());
    this.#context.imageSmoothingEnabled = true;
    this.#context.imageSmoothingQuality = 'medium';
    this.#context.drawImage(frame, 0, 0);
  }
}
