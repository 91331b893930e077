/** Measures a picture in small as the flash count sees it: one point of each cell. */
import {type CellPicture, CELLS} from '../flash/flash-count.ts';
import {GRID, TEXELS_PER_CELL} from '../flash/flash-rules.ts';
import {LUMINANCE, TO_LINEAR} from '../flash/luminance.ts';
import {SMALL} from './corner-shares.ts';

/** An empty measure, to be filled again and again. */
export function createCellPicture(): CellPicture {
  return {luminance: new Float32Array(CELLS), red: new Float32Array(CELLS)};
}

/** @param rgba Rows of the picture in small, in 0..255. @param cells Takes the measure. */
export function measureCells(rgba: ArrayLike<number>, cells: CellPicture): void {
  for (let row = 0; row < GRID.rows; row++) {
    for (let column = 0; column < GRID.columns; column++) {
      const [x, y] = [(column + 0.5) * TEXELS_PER_CELL, (row + 0.5) * TEXELS_PER_CELL];
      const at = (y * SMALL.width + x) * 4;
      const [red, green, blue] = [toLinear(rgba[at] ?? 0), toLinear(rgba[at + 1] ?? 0), toLinear(rgba[at + 2] ?? 0)];
      const cell = row * GRID.columns + column;
      cells.luminance[cell] = LUMINANCE[0] * red + LUMINANCE[1] * green + LUMINANCE[2] * blue;
      cells.red[cell] = Math.max(0, red - green - blue);
    }
  }
}

function toLinear(byte: number): number {
  const value = byte / 255;
  return value * (value * (value * TO_LINEAR[0] + TO_LINEAR[1]) + TO_LINEAR[2]);
}
