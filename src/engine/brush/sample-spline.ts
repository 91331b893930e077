/**
 * A plane read through a cubic B-spline, as `three/smooth-sample.ts` reads a texture: it has no
 * grid of its own, however large it is shown.
 */
import {type Plane, samplePlane} from './plane.ts';

const CORNER = new Float32Array(4);

/** The first three numbers at (u, v), from four bilinear readings, written to `out`. */
export function sampleSpline(plane: Plane, u: number, v: number, out: Float32Array): void {
  const {width, height} = plane;
  const [x, y] = [u * width - 0.5, v * height - 0.5];
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [column, row] = [pairs(x - left), pairs(y - top)];
  let [red, green, blue] = [0, 0, 0];
  for (let corner = 0; corner < 4; corner++) {
    const [isRight, isLower] = [corner % 2 === 1, corner > 1];
    const atX = isRight ? left + 1.5 + column.second : left - 0.5 + column.first;
    const atY = isLower ? top + 1.5 + row.second : top - 0.5 + row.first;
    const weight = (isRight ? 1 - column.share : column.share) * (isLower ? 1 - row.share : row.share);
    samplePlane(plane, atX / width, atY / height, 'edge', CORNER);
    red += weight * (CORNER[0] ?? 0);
    green += weight * (CORNER[1] ?? 0);
    blue += weight * (CORNER[2] ?? 0);
  }
  out[0] = red;
  out[1] = green;
  out[2] = blue;
}

/** The spline's weights as two pairs: the first pair's share, and where in each pair to read. */
function pairs(f: number): {readonly share: number; readonly first: number; readonly second: number} {
  const g = 1 - f;
  const w0 = (g * g * g) / 6;
  const w1 = 2 / 3 - f * f * (1 - f / 2);
  const w3 = (f * f * f) / 6;
  const share = w0 + w1;
  return {share, first: w1 / share, second: w3 / (1 - share)};
}
