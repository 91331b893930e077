/** Where the occluding square stands, and in which order. */
import type {RgbPicture} from '../../picture/picture.ts';
import type {PixelSize} from '../../../protocol/units.ts';

/**
 * The square's grey: the middle of the range, which the network's own centring makes nearly
 * nothing.
 */
export const PATCH_GREY = 0.5;

/** Cells from one place of the coarsest level to the next; each level halves it. */
const COARSEST_STEP = 4;

/** Part of a picture, in pixels: from `left` and `top` up to and without `right` and `bottom`. */
export interface PixelRect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The picture's cells: one for each place of the square. */
export interface OcclusionGrid {
  readonly columns: number;
  readonly rows: number;
}

/** As many cells, `stride` pixels wide and high, as cover the picture. */
export function gridFor({width, height}: PixelSize, stride: number): OcclusionGrid {
  return {columns: Math.ceil(width / stride), rows: Math.ceil(height / stride)};
}

/** A square about the middle of a cell, cut at the picture's border. */
export function patchAt(cell: number, grid: OcclusionGrid, {patch, size}: {patch: number; size: PixelSize}): PixelRect {
  const x = ((cell % grid.columns) + 0.5) / grid.columns;
  const y = (Math.floor(cell / grid.columns) + 0.5) / grid.rows;
  return patchAbout({x, y}, {patch, size});
}

/** A square about a point, each 0..1, cut at the picture's border. */
export function patchAbout(point: {x: number; y: number}, {patch, size}: {patch: number; size: PixelSize}): PixelRect {
  const [left, right] = extent(point.x * size.width, patch, size.width);
  const [top, bottom] = extent(point.y * size.height, patch, size.height);
  return {left, top, right, bottom};
}

/** Every cell once: first those of a coarse grid, then level by level those between. */
export function coarseToFine(grid: OcclusionGrid): readonly (readonly number[])[] {
  const levels: number[][] = [];
  const taken = new Set<number>();
  for (let step = COARSEST_STEP; step >= 1; step /= 2) {
    const level: number[] = [];
    for (let row = step >> 1; row < grid.rows; row += step) {
      for (let column = step >> 1; column < grid.columns; column += step) {
        const cell = row * grid.columns + column;
        if (!taken.has(cell)) level.push(cell);
        taken.add(cell);
      }
    }
    if (level.length > 0) levels.push(level);
  }
  return levels;
}

/**
 * The values found so far, on every cell: where there is none, that of the nearest cell which has
 * one; 0 where there is none at all.
 */
export function fillGrid(found: ReadonlyMap<number, number>, {columns, rows}: OcclusionGrid): Float32Array {
  const known = [...found].map(([cell, value]) => ({x: cell % columns, y: Math.floor(cell / columns), value}));
  return Float32Array.from({length: columns * rows}, (_, cell) => {
    const own = found.get(cell);
    if (own !== undefined) return own;
    const [x, y] = [cell % columns, Math.floor(cell / columns)];
    let best = {distance: Infinity, value: 0};
    for (const other of known) {
      const distance = (other.x - x) ** 2 + (other.y - y) ** 2;
      if (distance < best.distance) best = {distance, value: other.value};
    }
    return best.value;
  });
}

/** A copy of the picture with the grey square on it. */
export function occlude(picture: RgbPicture, {left, top, right, bottom}: PixelRect): RgbPicture {
  const values = picture.values.slice();
  for (let y = top; y < bottom; y++) {
    values.fill(PATCH_GREY, (y * picture.width + left) * 3, (y * picture.width + right) * 3);
  }
  return {...picture, values};
}

function extent(middle: number, length: number, limit: number): readonly [from: number, to: number] {
  const from = Math.round(middle - length / 2);
  return [Math.max(0, from), Math.min(limit, from + length)];
}
