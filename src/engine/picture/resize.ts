/** Changing the size of float pictures and gradients: area means downwards, bilinear upwards. */
import type {RgbPicture} from './picture.ts';
import type {PixelSize} from '../../protocol/units.ts';

/** Where one target element reads: `count` source elements from `first`, with these weights. */
interface Taps {
  readonly first: Int32Array;
  readonly count: number;
  readonly weights: Float32Array;
}

/**
 * A picture at another size. One formula for both directions: a triangle as wide as the larger of
 * the two pixels, so that nothing is skipped downwards and nothing is blocky upwards; at the same
 * size it is the identity.
 */
export function resize(picture: RgbPicture, {width, height}: PixelSize): RgbPicture {
  if (picture.width === width && picture.height === height) return picture;
  const columns = tapsFor(picture.width, width);
  const rows = tapsFor(picture.height, height);
  const narrow = new Float32Array(picture.height * width * 3);
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < width; x++) {
      for (let tap = 0; tap < columns.count; tap++) {
        const weight = columns.weights[x * columns.count + tap] ?? 0;
        const column = Math.min(picture.width - 1, Math.max(0, (columns.first[x] ?? 0) + tap));
        const from = (y * picture.width + column) * 3;
        const to = (y * width + x) * 3;
        narrow[to] = (narrow[to] ?? 0) + weight * (picture.values[from] ?? 0);
        narrow[to + 1] = (narrow[to + 1] ?? 0) + weight * (picture.values[from + 1] ?? 0);
        narrow[to + 2] = (narrow[to + 2] ?? 0) + weight * (picture.values[from + 2] ?? 0);
      }
    }
  }
  const values = new Float32Array(height * width * 3);
  const rowLength = width * 3;
  for (let y = 0; y < height; y++) {
    for (let tap = 0; tap < rows.count; tap++) {
      const weight = rows.weights[y * rows.count + tap] ?? 0;
      if (weight === 0) continue;
      const from = Math.min(picture.height - 1, Math.max(0, (rows.first[y] ?? 0) + tap)) * rowLength;
      const to = y * rowLength;
      for (let index = 0; index < rowLength; index++) {
        values[to + index] = (values[to + index] ?? 0) + weight * (narrow[from + index] ?? 0);
      }
    }
  }
  return {width, height, values};
}

function tapsFor(from: number, to: number): Taps {
  const scale = from / to;
  const reach = Math.max(1, scale);
  const count = Math.ceil(2 * reach) + 1;
  const first = new Int32Array(to);
  const weights = new Float32Array(to * count);
  for (let index = 0; index < to; index++) {
    const centre = (index + 0.5) * scale - 0.5;
    const start = Math.ceil(centre - reach);
    first[index] = start;
    let sum = 0;
    for (let tap = 0; tap < count; tap++) sum += Math.max(0, 1 - Math.abs(start + tap - centre) / reach);
    for (let tap = 0; tap < count; tap++) {
      weights[index * count + tap] = Math.max(0, 1 - Math.abs(start + tap - centre) / reach) / sum;
    }
  }
  return {first, count, weights};
}
