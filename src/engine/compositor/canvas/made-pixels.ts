/** A picture that is computed, as bytes and as something that a 2-D context draws. */
import type {PixelSize} from '../../../protocol/units.ts';
import {createContext, putPixels} from './small-context.ts';

/** Bytes that are computed again only when what they are made of has changed. */
export class MadePixels {
  readonly #context = createContext({width: 1, height: 1}, false);
  #data = new Uint8ClampedArray(4);
  #size: PixelSize = {width: 1, height: 1};
  #of = '';

  get data(): Uint8ClampedArray<ArrayBuffer> {
    return this.#data;
  }

  get size(): PixelSize {
    return this.#size;
  }

  get canvas(): OffscreenCanvas {
    return this.#context.canvas;
  }

  /** @param of Says what they are made of. @param write Fills RGBA rows. */
  make(of: string, size: PixelSize, write: (target: Uint8ClampedArray<ArrayBuffer>) => void): this {
    const length = size.width * size.height * 4;
    if (of === this.#of && length === this.#data.length && size.width === this.#size.width) return this;
    if (length !== this.#data.length) this.#data = new Uint8ClampedArray(length);
    [this.#of, this.#size] = [of, size];
    write(this.#data);
    putPixels(this.#context, this.#data, size);
    return this;
  }
}
