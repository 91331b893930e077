/** Cuts a large picture into overlapping tiles. */
import type {PixelSize} from '../../protocol/units.ts';

/** A rectangle in whole pixels. */
export interface PixelRect extends PixelSize {
  readonly x: number;
  readonly y: number;
}

/** One tile: what is painted, and the part of it that is kept. */
export interface Tile {
  readonly painted: PixelRect;
  readonly kept: PixelRect;
}

/** How to cut. */
export interface TilePlan {
  /** Largest number of pixels in one piece. */
  readonly maxPixels: number;
  /** Pixels painted beyond the kept part on every inner side. */
  readonly overlap: number;
  /** Upper left corners of painted parts are multiples of this, so that folds and strides fall on the same pixels. */
  readonly multipleOf: number;
}

/** Covers `size` with kept parts that neither overlap nor leave gaps. One tile if the picture fits in one piece. */
export function planTiles(size: PixelSize, {maxPixels, overlap, multipleOf}: TilePlan): Tile[] {
  const pieces = Math.ceil((size.width * size.height) / maxPixels);
  if (pieces <= 1) {
    const whole = {x: 0, y: 0, ...size};
    return [{painted: whole, kept: whole}];
  }
  // Roughly square tiles: they waste the least on overlaps.
  const columns = Math.max(1, Math.round(Math.sqrt((pieces * size.width) / size.height)));
  const rows = Math.ceil(pieces / columns);
  const xs = cuts(size.width, columns, multipleOf);
  const ys = cuts(size.height, rows, multipleOf);
  const reach = Math.ceil(overlap / multipleOf) * multipleOf;
  return ys.flatMap(([top, bottom]) =>
    xs.map(([left, right]) => {
      const kept = {x: left, y: top, width: right - left, height: bottom - top};
      return {kept, painted: grow(kept, reach, size)};
    }),
  );
}

/** Cuts a length into `count` parts at multiples of `multipleOf`. */
function cuts(length: number, count: number, multipleOf: number): [from: number, to: number][] {
  const step = Math.ceil(length / count / multipleOf) * multipleOf;
  const parts: [number, number][] = [];
  for (let from = 0; from < length; from += step) parts.push([from, Math.min(length, from + step)]);
  return parts;
}

function grow(rect: PixelRect, reach: number, limit: PixelSize): PixelRect {
  const x = Math.max(0, rect.x - reach);
  const y = Math.max(0, rect.y - reach);
  return {
    x,
    y,
    width: Math.min(limit.width, rect.x + rect.width + reach) - x,
    height: Math.min(limit.height, rect.y + rect.height + reach) - y,
  };
}
