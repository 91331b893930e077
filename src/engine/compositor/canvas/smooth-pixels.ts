/**
 * The B-spline of `three/smooth-sample.ts` for a canvas, which enlarges between neighbours alone: a
 * cubic B-spline has the values [1 4 1] / 6 of its coefficients at their places, and is close to
 * the straight lines between those. So a picture is weighed so in its own size, where pixels are
 * few, and the canvas draws the lines.
 */
import type {PixelSize, UnitInterval} from '../../../protocol/units.ts';

/** What a neighbour counts on the spline. */
const NEIGHBOUR = 1 / 6;

/**
 * Smoothes the colours of RGBA rows; edges repeat, and alpha stays.
 *
 * @param smoothness From `smoothnessFor`: 0 copies, 1 gives the spline.
 * @param target As long as `source`, and another array.
 */
export function smoothPixels(
  source: Uint8ClampedArray,
  {width, height}: PixelSize,
  smoothness: UnitInterval,
  target: Uint8ClampedArray,
): void {
  if (smoothness === 0) {
    target.set(source);
    return;
  }
  const side = NEIGHBOUR * smoothness;
  const middle = 1 - 2 * side;
  const stride = width * 4;
  let [above, here, below] = [0, 1, 2].map(() => new Float32Array(stride)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  smoothRow(source, 0, side, above);
  here.set(above);
  for (let y = 0; y < height; y++) {
    smoothRow(source, Math.min(height - 1, y + 1) * stride, side, below);
    const start = y * stride;
    for (let x = 0; x < stride; x += 4) {
      for (let at = x; at < x + 3; at++) {
        target[start + at] = middle * (here[at] ?? 0) + side * ((above[at] ?? 0) + (below[at] ?? 0));
      }
      target[start + x + 3] = source[start + x + 3] ?? 255;
    }
    [above, here, below] = [here, below, above];
  }
}

/** One row along itself. @param start Of the row in `source`. @param row Takes the result. */
function smoothRow(source: Uint8ClampedArray, start: number, side: number, row: Float32Array): void {
  const last = row.length - 4;
  const middle = 1 - 2 * side;
  for (let at = 0; at < row.length; at++) {
    const left = source[start + (at < 4 ? at : at - 4)] ?? 0;
    const right = source[start + (at < last ? at + 4 : at)] ?? 0;
    row[at] = middle * (source[start + at] ?? 0) + side * (left + right);
  }
}
