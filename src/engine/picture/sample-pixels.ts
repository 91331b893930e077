/**
 * Reads a frame in memory in display orientation and at any size: what the 2-D canvas and
 * shaders/gpu/sample-frame.wgsl do, without either.
 */
import type {IngestGeometry} from './geometry.ts';
import type {Pixels} from './picture.ts';

/** More samples along a side of a pixel than this cost time and show nothing. */
const MOST_TAPS = 4;

/** Bytes are in the order of memory: alpha is the highest of a little-endian word. */
const OPAQUE = 0xff000000;

/** Where samples lie along one axis of the output: offsets into the frame's words. */
interface Samples {
  /** `taps` for each output pixel, one after the other. */
  readonly offsets: Int32Array;
  readonly taps: number;
}

/**
 * The frame upright, cropped and mirrored as the geometry says: each pixel is the mean of samples
 * spread evenly over its place in the frame; one sample where both are equally large.
 */
export function samplePixels(frame: Pixels, {transform: t, output: {width, height}}: IngestGeometry): Pixels {
  const columns = {count: frame.width, stride: 1};
  const rows = {count: frame.height, stride: frame.width};
  // Turned by a quarter, the output's rows run along the frame's columns.
  const isTurned = t.a === 0;
  const across = isTurned ? place(width, t.d, t.f, rows) : place(width, t.a, t.c, columns);
  const down = isTurned ? place(height, t.b, t.c, columns) : place(height, t.e, t.f, rows);
  const data = new Uint8ClampedArray(width * height * 4);
  average(wordsOf(frame.data), across, down, wordsOf(data));
  return {data, width, height};
}

/**
 * The samples along one axis.
 *
 * @param size Of the output, in pixels.
 * @param share Of the frame's side that the output's side covers; negative runs backwards.
 * @param start Where the output begins, as a share of the frame's side.
 * @param side The frame's: how many pixels it has, and how many words lie between two of them.
 */
function place(size: number, share: number, start: number, side: {count: number; stride: number}): Samples {
  const scale = (Math.abs(share) * side.count) / size;
  const isCopy = Math.abs(scale - 1) < 1e-9;
  const taps = isCopy ? 1 : Math.min(MOST_TAPS, Math.max(2, Math.ceil(scale)));
  const offsets = new Int32Array(size * taps);
  for (let index = 0; index < offsets.length; index++) {
    const at = start + (share * (index + 0.5)) / offsets.length;
    const pixel = Math.min(side.count - 1, Math.max(0, Math.floor(at * side.count)));
    offsets[index] = pixel * side.stride;
  }
  return {offsets, taps};
}

/** Red and blue are added up in one number, 16 bits each: 4x4 samples need 12. */
function average(source: Uint32Array, across: Samples, down: Samples, target: Uint32Array): void {
  const width = across.offsets.length / across.taps;
  const height = down.offsets.length / down.taps;
  const share = 1 / (across.taps * down.taps);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let redBlue = 0;
      let green = 0;
      for (let row = y * down.taps; row < (y + 1) * down.taps; row++) {
        const base = down.offsets[row] ?? 0;
        for (let column = x * across.taps; column < (x + 1) * across.taps; column++) {
          const word = source[base + (across.offsets[column] ?? 0)] ?? 0;
          redBlue += word & 0xff00ff;
          green += (word >>> 8) & 0xff;
        }
      }
      const red = ((redBlue & 0xffff) * share + 0.5) | 0;
      const blue = ((redBlue >>> 16) * share + 0.5) | 0;
      target[y * width + x] = OPAQUE | (blue << 16) | (((green * share + 0.5) | 0) << 8) | red;
    }
  }
}

function wordsOf({buffer, byteOffset, byteLength}: Uint8ClampedArray): Uint32Array {
  return new Uint32Array(buffer, byteOffset, byteLength / 4);
}
