/**
 * How the picture moved from one frame to the next, on a coarse grid, what there is in it, and
 * moving something along with it.
 */
import type {RgbPicture} from '../picture/picture.ts';
import type {UnitInterval} from '../../protocol/units.ts';

/**
 * Motion at the centres of columns x rows equal cells. Positive x means that what is seen went to
 * the right.
 */
export interface MotionField {
  readonly columns: number;
  readonly rows: number;
  /** In shares of the picture's width. */
  readonly x: Float32Array;
  /** In shares of the picture's height. */
  readonly y: Float32Array;
  /** 1 where the match is good, 0 where something new came into view. */
  readonly trust: Float32Array;
  /** Where there is something to take hold of: factors of growth, whose mean is 1. */
  readonly interest: Float32Array;
}

/**
 * What is left of something moved to where the match was bad: uncovered ground starts nearly empty,
 * so that nothing smears.
 */
export const KEPT_WITHOUT_TRUST: UnitInterval = 0.6;

/** Whether nothing moved and nothing is new. */
export function isStill({x, y, trust}: MotionField): boolean {
  return x.every((value) => value === 0) && y.every((value) => value === 0) && trust.every((value) => value === 1);
}

/** One motion after another, to first order; trust multiplies. Both have the same grid. */
export function joinMotion(first: MotionField, second: MotionField): MotionField {
  return {
    ...second,
    x: second.x.map((value, index) => value + (first.x[index] ?? 0)),
    y: second.y.map((value, index) => value + (first.y[index] ?? 0)),
    trust: second.trust.map((value, index) => value * (first.trust[index] ?? 1)),
  };
}

/**
 * What a zoom moves everything by, in shares of its distance from the centre. Read backwards: what
 * is at u now was at u / factor.
 */
export function zoomShare(factor: number): number {
  return 1 - 1 / factor;
}

/** Everything moves away from the centre by this factor: a drifting dream. */
export function zoomField(columns: number, rows: number, factor: number): MotionField {
  const x = new Float32Array(columns * rows);
  const y = new Float32Array(columns * rows);
  const share = zoomShare(factor);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      x[row * columns + column] = ((column + 0.5) / columns - 0.5) * share;
      y[row * columns + column] = ((row + 0.5) / rows - 0.5) * share;
    }
  }
  const everywhere = new Float32Array(columns * rows).fill(1);
  return {columns, rows, x, y, trust: everywhere, interest: everywhere};
}

/**
 * A picture's values moved along with a motion, read backwards and bilinearly; what comes from
 * outside repeats the edge.
 */
export function moveAlong(picture: RgbPicture, field: MotionField): RgbPicture {
  const {width, height, values} = picture;
  const moved = new Float32Array(values.length);
  for (let row = 0; row < height; row++) {
    const gridY = gridPosition(row, height, field.rows);
    for (let column = 0; column < width; column++) {
      const gridX = gridPosition(column, width, field.columns);
      const fromX = clamp(column - readGrid(field.x, field, gridX, gridY) * width, width - 1);
      const fromY = clamp(row - readGrid(field.y, field, gridX, gridY) * height, height - 1);
      const kept = KEPT_WITHOUT_TRUST + (1 - KEPT_WITHOUT_TRUST) * readGrid(field.trust, field, gridX, gridY);
      const left = Math.floor(fromX);
      const top = Math.floor(fromY);
      const shareX = fromX - left;
      const shareY = fromY - top;
      const upper = (top * width + left) * 3;
      const lower = top + 1 < height ? upper + width * 3 : upper;
      const next = left + 1 < width ? 3 : 0;
      for (let channel = 0; channel < 3; channel++) {
        const a = values[upper + channel] ?? 0;
        const b = values[upper + next + channel] ?? 0;
        const c = values[lower + channel] ?? 0;
        const d = values[lower + next + channel] ?? 0;
        const above = a + (b - a) * shareX;
        const below = c + (d - c) * shareX;
        moved[(row * width + column) * 3 + channel] = kept * (above + (below - above) * shareY);
      }
    }
  }
  return {width, height, values: moved};
}

/** Where a pixel of a row or column of so many lies between the centres of cells. */
export function gridPosition(pixel: number, pixels: number, cells: number): number {
  return clamp(((pixel + 0.5) / pixels) * cells - 0.5, cells - 1);
}

/** A grid's value between the centres of its cells. */
export function readGrid(
  grid: Float32Array,
  {columns, rows}: Pick<MotionField, 'columns' | 'rows'>,
  x: number,
  y: number,
): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const right = Math.min(columns - 1, left + 1);
  const bottom = Math.min(rows - 1, top + 1);
  const a = grid[top * columns + left] ?? 0;
  const c = grid[bottom * columns + left] ?? 0;
  const above = a + ((grid[top * columns + right] ?? 0) - a) * (x - left);
  const below = c + ((grid[bottom * columns + right] ?? 0) - c) * (x - left);
  return above + (below - above) * (y - top);
}

function clamp(value: number, high: number): number {
  return value > 0 ? Math.min(value, high) : 0;
}
