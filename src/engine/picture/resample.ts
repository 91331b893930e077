/** Reducing and enlarging RGB pictures on the processor, for kept pictures. */
import type {PixelSize} from '../../protocol/units.ts';
import type {Pixels} from './picture.ts';

/** RGB floats, [height, width, 3]. */
export interface FloatPicture extends PixelSize {
  readonly data: Float32Array;
}

/** The mean colour of the pixels under each pixel of a smaller picture, in 0..255 (area filter). */
export function reduceTo(source: Pixels, {width, height}: PixelSize): FloatPicture {
  const data = new Float32Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = span(y, height, source.height);
    for (let x = 0; x < width; x++) {
      const [left, right] = span(x, width, source.width);
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let sourceY = top; sourceY < bottom; sourceY++) {
          for (let sourceX = left; sourceX < right; sourceX++) {
            sum += source.data[(sourceY * source.width + sourceX) * 4 + channel] ?? 0;
          }
        }
        data[(y * width + x) * 3 + channel] = sum / ((bottom - top) * (right - left));
      }
    }
  }
  return {data, width, height};
}

/** Source pixels under target pixel `index`, at least one. */
function span(index: number, count: number, sourceCount: number): [from: number, to: number] {
  const from = Math.min(sourceCount - 1, Math.floor((index * sourceCount) / count));
  return [from, Math.max(from + 1, Math.floor(((index + 1) * sourceCount) / count))];
}

/** A picture's value between its pixels (bilinear, edges repeated). `u` and `v` run over 0..1. */
export function sampleBilinear({data, width, height}: FloatPicture, u: number, v: number, channel: number): number {
  const x = Math.min(width - 1, Math.max(0, u * width - 0.5));
  const y = Math.min(height - 1, Math.max(0, v * height - 0.5));
  const left = Math.floor(x);
  const top = Math.floor(y);
  const right = Math.min(width - 1, left + 1);
  const bottom = Math.min(height - 1, top + 1);
  const at = (column: number, row: number): number => data[(row * width + column) * 3 + channel] ?? 0;
  const upper = at(left, top) + (at(right, top) - at(left, top)) * (x - left);
  const lower = at(left, bottom) + (at(right, bottom) - at(left, bottom)) * (x - left);
  return upper + (lower - upper) * (y - top);
}
