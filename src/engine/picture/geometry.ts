/**
 * The one place that says how a source frame comes to stand in the mirror: cover crop, quarter
 * turns, mirroring.
 */
import type {FrameOrientation} from '../../protocol/messages.ts';
import {EngineError} from '../../protocol/errors.ts';
import type {PixelSize} from '../../protocol/units.ts';

/**
 * Maps a point of the output picture to the source frame, both in 0..1 from the upper left corner:
 * source.u = a * u + b * v + c, source.v = d * u + e * v + f.
 */
export interface UvTransform {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/** How a frame is read: where each output pixel lies in it, and how large the output is. */
export interface IngestGeometry {
  readonly transform: UvTransform;
  readonly output: PixelSize;
}

/** Whether left and right are swapped on the way from the frame to the picture. */
export function isMirrored({transform: {a, b, d, e}}: IngestGeometry): boolean {
  return a * e - b * d < 0;
}

/** The frame's size once it stands upright. */
export function uprightSize(source: PixelSize, orientation: FrameOrientation): PixelSize {
  const turned = orientation.rotation === 90 || orientation.rotation === 270;
  return turned ? {width: source.height, height: source.width} : source;
}

/**
 * The transform that fills `output` with the upright frame, cropping the longer side equally at
 * both ends ("cover").
 *
 * @throws EngineError 'source-empty' for a frame or an output without pixels.
 */
export function coverGeometry(source: PixelSize, orientation: FrameOrientation, output: PixelSize): IngestGeometry {
  for (const size of [source, output]) {
    if (!(size.width > 0 && size.height > 0)) {
      throw new EngineError(
        'source-empty',
        `cannot fit ${source.width}x${source.height} into ${output.width}x${output.height}`,
      );
    }
  }
  const upright = uprightSize(source, orientation);
  const scale = Math.max(output.width / upright.width, output.height / upright.height);
  const shareX = output.width / (upright.width * scale);
  const shareY = output.height / (upright.height * scale);
  // Output (u, v) to upright frame (p, q): a centred crop, then left and right swapped for a
  // mirror.
  const sign = orientation.mirrored ? -1 : 1;
  const p = {u: sign * shareX, v: 0, offset: 0.5 - (sign * shareX) / 2};
  const q = {u: 0, v: shareY, offset: 0.5 - shareY / 2};
  return {transform: unrotate(p, q, orientation), output};
}

/**
 * The largest square in the middle of what a canvas of that shape shows, `side` pixels wide.
 *
 * @throws EngineError 'source-empty' like `coverGeometry`.
 */
export function middleSquareGeometry(
  source: PixelSize,
  orientation: FrameOrientation,
  canvas: PixelSize,
  side: number,
): IngestGeometry {
  const {a, b, c, d, e, f} = coverGeometry(source, orientation, canvas).transform;
  const square = Math.min(canvas.width, canvas.height);
  const [shareX, shareY] = [square / canvas.width, square / canvas.height];
  // The square's (u, v) is the canvas's (0.5 + (u - 0.5) * shareX, 0.5 + (v - 0.5) * shareY).
  const [left, top] = [(1 - shareX) / 2, (1 - shareY) / 2];
  return {
    transform: {
      a: a * shareX,
      b: b * shareY,
      c: c + a * left + b * top,
      d: d * shareX,
      e: e * shareY,
      f: f + d * left + e * top,
    },
    output: {width: side, height: side},
  };
}

/** A row of an affine map: value = u * U + v * V + offset. */
interface AffineRow {
  readonly u: number;
  readonly v: number;
  readonly offset: number;
}

/**
 * Turns upright coordinates (p, q) back into the frame's own. `rotation` is what brings the frame
 * upright, clockwise.
 */
function unrotate(p: AffineRow, q: AffineRow, {rotation}: FrameOrientation): UvTransform {
  const flip = (row: AffineRow): AffineRow => ({u: -row.u, v: -row.v, offset: 1 - row.offset});
  const rows: Record<typeof rotation, readonly [AffineRow, AffineRow]> = {
    0: [p, q],
    90: [q, flip(p)],
    180: [flip(p), flip(q)],
    270: [flip(q), p],
  };
  const [x, y] = rows[rotation];
  return {a: x.u, b: x.v, c: x.offset, d: y.u, e: y.v, f: y.offset};
}
