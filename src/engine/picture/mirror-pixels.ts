/** Left and right swapped, so that text reads the right way round. */
import type {Pixels} from './picture.ts';

/** The picture as others see it. */
export function mirrorPixels({width, height, data}: Pixels): Pixels {
  // Whole pixels of four bytes are moved at once.
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const to = new Uint32Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = from.subarray(y * width, (y + 1) * width);
    to.set(row, y * width);
    to.subarray(y * width, (y + 1) * width).reverse();
  }
  return {width, height, data: new Uint8ClampedArray(to.buffer)};
}
