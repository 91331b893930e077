/** Spreads what must stay in the flash limiter's cells over the picture, so that no edges show. */
import type {CellValues} from '../flash/flash-count.ts';
import {GRID, SPREAD, TEXELS_PER_CELL} from '../flash/flash-rules.ts';

const ACROSS = GRID.columns + 1;
const DOWN = GRID.rows + 1;

/** The picture in small. */
export const SMALL = {width: GRID.columns * TEXELS_PER_CELL, height: GRID.rows * TEXELS_PER_CELL} as const;

/**
 * How much must stay at each corner of the cells: the most that any cell around it asks for.
 *
 * @param shares Of the cells, in 0..1.
 */
export function cornerShares(shares: CellValues): Float32Array {
  const corners = new Float32Array(ACROSS * DOWN);
  for (let row = 0; row < GRID.rows; row++) {
    for (let column = 0; column < GRID.columns; column++) {
      const share = shares[row * GRID.columns + column] ?? 0;
      if (share > 0) raiseAround(corners, column, row, share);
    }
  }
  return corners;
}

function raiseAround(corners: Float32Array, column: number, row: number, share: number): void {
  for (let y = Math.max(0, row - SPREAD + 1); y <= Math.min(DOWN - 1, row + SPREAD); y++) {
    for (let x = Math.max(0, column - SPREAD + 1); x <= Math.min(ACROSS - 1, column + SPREAD); x++) {
      corners[y * ACROSS + x] = Math.max(corners[y * ACROSS + x] ?? 0, share);
    }
  }
}

/**
 * The share of each texel of the picture in small, between the corners of its cell.
 *
 * @param corners From `cornerShares`. @param texels Takes `SMALL.width` x `SMALL.height` values.
 */
export function spreadShares(corners: Float32Array, texels: Float32Array): void {
  for (let y = 0; y < SMALL.height; y++) {
    const row = Math.floor(y / TEXELS_PER_CELL) * ACROSS;
    const down = ((y % TEXELS_PER_CELL) + 0.5) / TEXELS_PER_CELL;
    for (let x = 0; x < SMALL.width; x++) {
      const upper = row + Math.floor(x / TEXELS_PER_CELL);
      const across = ((x % TEXELS_PER_CELL) + 0.5) / TEXELS_PER_CELL;
      const above = mix(corners[upper] ?? 0, corners[upper + 1] ?? 0, across);
      const below = mix(corners[upper + ACROSS] ?? 0, corners[upper + ACROSS + 1] ?? 0, across);
      texels[y * SMALL.width + x] = mix(above, below, down);
    }
  }
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}
