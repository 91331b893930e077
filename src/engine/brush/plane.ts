/**
 * Four numbers for each pixel, and how they are read between pixels: what a texture of a graphics
 * card is, on the processor.
 */
import type {PixelSize} from '../../protocol/units.ts';

/** Four floats for each pixel, [height, width, 4]. */
export interface Plane extends PixelSize {
  readonly data: Float32Array;
}

/** How a plane goes on beyond its edges. */
export type Wrapping = 'edge' | 'repeat';

/** An empty plane. */
export function createPlane({width, height}: PixelSize): Plane {
  return {width, height, data: new Float32Array(width * height * 4)};
}

/** RGBA bytes as a plane of 0..1. */
export function planeOfBytes({
  width,
  height,
  data,
}: PixelSize & {readonly data: Uint8ClampedArray | Uint8Array}): Plane {
  const plane = createPlane({width, height});
  for (let at = 0; at < plane.data.length; at++) plane.data[at] = (data[at] ?? 0) / 255;
  return plane;
}

/**
 * The four numbers at (u, v), bilinear, written to the beginning of `out`.
 *
 * @param u In 0..1 over the width; the middle of pixel 0 lies at 0.5 / width.
 */
export function samplePlane(plane: Plane, u: number, v: number, wrapping: Wrapping, out: Float32Array): void {
  const {width, height, data} = plane;
  const x = u * width - 0.5;
  const y = v * height - 0.5;
  let left = Math.floor(x);
  let top = Math.floor(y);
  const shareX = x - left;
  const shareY = y - top;
  let right = left + 1;
  let bottom = top + 1;
  if (wrapping === 'repeat') {
    left = ((left % width) + width) % width;
    right = ((right % width) + width) % width;
    top = ((top % height) + height) % height;
    bottom = ((bottom % height) + height) % height;
  } else {
    left = left < 0 ? 0 : left >= width ? width - 1 : left;
    right = right < 0 ? 0 : right >= width ? width - 1 : right;
    top = top < 0 ? 0 : top >= height ? height - 1 : top;
    bottom = bottom < 0 ? 0 : bottom >= height ? height - 1 : bottom;
  }
  const a = (top * width + left) * 4;
  const b = (top * width + right) * 4;
  const c = (bottom * width + left) * 4;
  const d = (bottom * width + right) * 4;
  for (let channel = 0; channel < 4; channel++) {
    const upperLeft = data[a + channel] ?? 0;
    const lowerLeft = data[c + channel] ?? 0;
    const upper = upperLeft + ((data[b + channel] ?? 0) - upperLeft) * shareX;
    const lower = lowerLeft + ((data[d + channel] ?? 0) - lowerLeft) * shareX;
    out[channel] = upper + (lower - upper) * shareY;
  }
}
