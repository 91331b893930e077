/**
 * A picture moved, turned and scaled before it is looked at: what grows in it must then be found
 * from everywhere, and no fine pattern that fits one place survives (Olah et al. 2017, the section
 * on transformation robustness).
 */
import type {PixelSize} from '../../protocol/units.ts';
import type {RgbPicture} from '../picture/picture.ts';
import type {SeededRandom} from '../shared/seeded-random.ts';
import {GREY} from './regularisers.ts';

/**
 * Where a pixel of what is seen lies in the picture: (x, y) to (a x + b y + c, d x + e y + f), both
 * in pixels from the pictures' middles.
 */
export interface Viewpoint {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/**
 * Lucid's usual ones: moved by a twentieth of the side, larger and smaller by a tenth, turned by
 * ten degrees.
 */
const JITTER = 0.05;
const SCALES = [0.9, 1.1] as const;
const MOST_TURN = (10 / 180) * Math.PI;

/** A viewpoint by lot, as Olah et al. use them. */
export function drawViewpoint({width, height}: PixelSize, random: SeededRandom): Viewpoint {
  const scale = random.between(...SCALES);
  const turn = random.between(-MOST_TURN, MOST_TURN);
  const [cos, sin] = [Math.cos(turn) / scale, Math.sin(turn) / scale];
  return {
    ...{a: cos, b: -sin, c: width * random.between(-JITTER, JITTER)},
    ...{d: sin, e: cos, f: height * random.between(-JITTER, JITTER)},
  };
}

/**
 * A part cut out by lot and enlarged to the whole picture, as Fel et al. 2023 use them; turned by
 * up to ten degrees, and every other one mirrored: a thing's mirror image is the same thing.
 *
 * @param share The part's side as a share of the picture's.
 */
export function drawCut({width, height}: PixelSize, share: number, random: SeededRandom): Viewpoint {
  const free = (1 - share) / 2;
  const [c, f] = [random.between(-free, free) * width, random.between(-free, free) * height];
  const turn = random.between(-MOST_TURN, MOST_TURN);
  const [cos, sin] = [share * Math.cos(turn), share * Math.sin(turn)];
  const side = random.next() < 0.5 ? -1 : 1;
  return {a: side * cos, b: -sin, c, d: side * sin, e: cos, f};
}

/** What is seen of a picture, of its size; between pixels linear, beyond its edge grey. */
export function seenFrom(picture: RgbPicture, viewpoint: Viewpoint): RgbPicture {
  const {width, height, values} = picture;
  const {pixels, weights} = tapsOf(picture, viewpoint);
  const seen = new Float32Array(values.length);
  for (let tap = 0; tap < pixels.length; tap++) {
    const [from, to, weight] = [3 * (pixels[tap] ?? 0), 3 * (tap >> 2), weights[tap] ?? 0];
    seen[to] = (seen[to] ?? 0) + weight * ((values[from] ?? 0) - GREY);
    seen[to + 1] = (seen[to + 1] ?? 0) + weight * ((values[from + 1] ?? 0) - GREY);
    seen[to + 2] = (seen[to + 2] ?? 0) + weight * ((values[from + 2] ?? 0) - GREY);
  }
  for (let index = 0; index < seen.length; index++) seen[index] = (seen[index] ?? 0) + GREY;
  return {width, height, values: seen};
}

/** A gradient at what is seen, [height, width, 3], taken back to the picture. */
export function seenFromAdjoint(size: PixelSize, gradient: Float32Array, viewpoint: Viewpoint): Float32Array {
  const {pixels, weights} = tapsOf(size, viewpoint);
  const pulled = new Float32Array(gradient.length);
  for (let tap = 0; tap < pixels.length; tap++) {
    const [from, to, weight] = [3 * (pixels[tap] ?? 0), 3 * (tap >> 2), weights[tap] ?? 0];
    pulled[from] = (pulled[from] ?? 0) + weight * (gradient[to] ?? 0);
    pulled[from + 1] = (pulled[from + 1] ?? 0) + weight * (gradient[to + 1] ?? 0);
    pulled[from + 2] = (pulled[from + 2] ?? 0) + weight * (gradient[to + 2] ?? 0);
  }
  return pulled;
}

/** The pixels around each place that is seen, four for each, and how much each counts. */
interface Taps {
  readonly pixels: Int32Array;
  /** 0 for what lies beyond the edge. */
  readonly weights: Float32Array;
}

function tapsOf({width, height}: PixelSize, {a, b, c, d, e, f}: Viewpoint): Taps {
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  const taps = {pixels: new Int32Array(4 * width * height), weights: new Float32Array(4 * width * height)};
  let nth = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const x = a * (column - middleX) + b * (row - middleY) + c + middleX;
      const y = d * (column - middleX) + e * (row - middleY) + f + middleY;
      const [left, top] = [Math.floor(x), Math.floor(y)];
      for (let tap = 0; tap < 4; tap++, nth++) {
        const [tapX, tapY] = [left + (tap & 1), top + (tap >> 1)];
        if (tapX < 0 || tapY < 0 || tapX >= width || tapY >= height) continue;
        taps.pixels[nth] = tapY * width + tapX;
        taps.weights[nth] = (1 - Math.abs(x - tapX)) * (1 - Math.abs(y - tapY));
      }
    }
  }
  return taps;
}
