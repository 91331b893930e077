/** Between bytes, as canvases and cameras have them, and the floats that networks see. */
import type {SmallPicture} from '../../protocol/small-picture.ts';
import type {RgbPicture} from './picture.ts';
import type {PixelSize} from '../../protocol/units.ts';
import {reduceTo} from './resample.ts';
import type {Pixels} from './picture.ts';
import {resize} from './resize.ts';

/** RGBA bytes as RGB in 0..1. */
export function fromPixels({width, height, data}: Pixels): RgbPicture {
  const values = new Float32Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    values[pixel * 3] = (data[pixel * 4] ?? 0) / 255;
    values[pixel * 3 + 1] = (data[pixel * 4 + 1] ?? 0) / 255;
    values[pixel * 3 + 2] = (data[pixel * 4 + 2] ?? 0) / 255;
  }
  return {width, height, values};
}

/** RGB in 0..1 as opaque RGBA bytes; what is beyond is clipped. */
export function toPixels({width, height, values}: RgbPicture): SmallPicture {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    data[pixel * 4] = (values[pixel * 3] ?? 0) * 255;
    data[pixel * 4 + 1] = (values[pixel * 3 + 1] ?? 0) * 255;
    data[pixel * 4 + 2] = (values[pixel * 3 + 2] ?? 0) * 255;
  }
  return {width, height, data};
}

/**
 * Pixels of any size at the size a network is to see. Large ones are reduced while they are bytes:
 * 48 megapixels as floats are 576 MB.
 */
export function seeAt(pixels: Pixels, size: PixelSize): RgbPicture {
  if (pixels.width <= size.width && pixels.height <= size.height) return resize(fromPixels(pixels), size);
  const {width, height, data} = reduceTo(pixels, size);
  for (let index = 0; index < data.length; index++) data[index] = (data[index] ?? 0) / 255;
  return {width, height, values: data};
}
