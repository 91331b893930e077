/** The newest picture of a slot, as something that a 2-D context draws and the processor reads. */
import {assertNever} from '../../../protocol/assert.ts';
import {EngineError} from '../../../protocol/errors.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import type {Picture} from '../../picture/picture.ts';
import {type Context2d, createContext, putPixels, resizeCanvas} from './small-context.ts';

const ONE_PIXEL: PixelSize = {width: 1, height: 1};

/** How a slot's pictures are drawn. */
export interface ShownPictureOptions {
  /** What is see-through stays so; else pictures are opaque. */
  readonly hasAlpha?: boolean;
  /** Enlarged along a curve, which is sharper and dearer than straight lines. */
  readonly isFine?: boolean;
}

/** One slot. */
export class ShownPicture {
  #picture: Exclude<Picture, {kind: 'gpu-texture'}> | null = null;
  /** Of pictures that come as bytes. */
  readonly #drawn: Context2d;
  readonly #reader: Context2d;
  readonly #quality: ImageSmoothingQuality;
  #version = 0;
  #drawnVersion = 0;

  constructor({hasAlpha = false, isFine = false}: ShownPictureOptions = {}) {
    this.#drawn = createContext(ONE_PIXEL, hasAlpha);
    this.#reader = createContext(ONE_PIXEL, hasAlpha);
    this.#quality = isFine ? 'high' : 'low';
  }

  /** Counts up with every picture; 0 before the first. */
  get version(): number {
    return this.#version;
  }

  /** Null before the first picture. */
  get size(): PixelSize | null {
    return this.#picture?.size ?? null;
  }

  /**
   * Takes ownership of bitmaps.
   *
   * @throws EngineError 'engine-crashed' for a picture that is on the graphics card.
   */
  update(picture: Picture): void {
    if (picture.kind === 'gpu-texture') {
      throw new EngineError('engine-crashed', 'a picture of WebGPU cannot be drawn on a 2-D canvas');
    }
    this.#close();
    this.#picture = picture;
    this.#version++;
  }

  /** What a context draws; null before the first picture. */
  image(): CanvasImageSource | null {
    const picture = this.#picture;
    if (picture === null) return null;
    switch (picture.kind) {
      case 'bitmap':
        return picture.bitmap;
      case 'pixels':
        if (this.#drawnVersion !== this.#version) putPixels(this.#drawn, picture.data, picture.size);
        this.#drawnVersion = this.#version;
        return this.#drawn.canvas;
      default:
        return assertNever(picture);
    }
  }

  /**
   * Its RGBA rows at a size; null before the first picture. They may be the picture's own: they are
   * not to be changed.
   */
  pixels(size: PixelSize): Uint8ClampedArray<ArrayBuffer> | null {
    const picture = this.#picture;
    if (picture?.kind === 'pixels' && picture.size.width === size.width && picture.size.height === size.height) {
      return picture.data;
    }
    const image = this.image();
    if (image === null) return null;
    resizeCanvas(this.#reader, size);
    // A canvas that is given a size forgets how it draws, and what is see-through would pile up.
    this.#reader.imageSmoothingQuality = this.#quality;
    this.#reader.globalCompositeOperation = 'copy';
    this.#reader.drawImage(image, 0, 0, size.width, size.height);
    return this.#reader.getImageData(0, 0, size.width, size.height).data;
  }

  dispose(): void {
    this.#close();
    this.#picture = null;
  }

  #close(): void {
    if (this.#picture?.kind === 'bitmap') this.#picture.bitmap.close();
  }
}
