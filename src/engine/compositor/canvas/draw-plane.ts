/**
 * Draws a picture on a plane in depth. A 2-D context knows no perspective; so the plane is cut into
 * pieces so small that each is as good as a parallelogram.
 */
import type {PixelSize} from '../../../protocol/units.ts';
import type {Corner, PlacedPlane} from '../../picture/place-planes.ts';
import type {Context2d} from './small-context.ts';

/** Pieces each way. */
const PIECES = 8;

/** A piece reaches so far over the next, in CSS pixels: no line of what is behind shows between. */
const OVERLAP = 0.6;

/** @param context In CSS pixels; its transform stays. */
export function drawPlane(
  context: Context2d,
  image: CanvasImageSource,
  {width, height}: PixelSize,
  corners: PlacedPlane['corners'],
): void {
  const base = context.getTransform();
  for (let row = 0; row < PIECES; row++) {
    for (let column = 0; column < PIECES; column++) {
      const [left, top] = [column / PIECES, row / PIECES];
      const [x, y] = pointOn(corners, left, top);
      const [rightX, rightY] = pointOn(corners, left + 1 / PIECES, top);
      const [lowerX, lowerY] = pointOn(corners, left, top + 1 / PIECES);
      const [across, down] = [Math.hypot(rightX - x, rightY - y), Math.hypot(lowerX - x, lowerY - y)];
      // Seen from the side there is nothing to see.
      if (across < 0.1 || down < 0.1) continue;
      context.transform(rightX - x, rightY - y, lowerX - x, lowerY - y, x, y);
      const [wide, high] = [1 + overlapOf(column, across), 1 + overlapOf(row, down)];
      const [pieceWidth, pieceHeight] = [width / PIECES, height / PIECES];
      context.drawImage(image, left * width, top * height, pieceWidth * wide, pieceHeight * high, 0, 0, wide, high);
      context.setTransform(base);
    }
  }
}

/** The last piece of a row has none beside it. */
function overlapOf(piece: number, length: number): number {
  return piece === PIECES - 1 ? 0 : OVERLAP / length;
}

/** A point of the plane on the canvas. @param u @param v In 0..1 from the upper left corner. */
function pointOn([a, b, c, d]: PlacedPlane['corners'], u: number, v: number): readonly [x: number, y: number] {
  const weigh = (of: (corner: Corner) => number): number =>
    (of(a) * (1 - u) + of(b) * u) * (1 - v) + (of(c) * (1 - u) + of(d) * u) * v;
  // What is linear on the plane is so on the canvas after division by the depth.
  const depth = weigh(([, , z]) => z);
  return [weigh(([x, , z]) => x * z) / depth, weigh(([, y, z]) => y * z) / depth];
}
