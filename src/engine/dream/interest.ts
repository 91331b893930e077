/**
 * Interest: where in the picture there is something for a dream to take hold of.
 *
 * Grown everywhere alike, a dream is seen first and most on the bare wall behind the visitor. So
 * growth is shared out by the picture's own structure: faces, hands and clothes are seized first,
 * the wall last. Where all is alike, growth is, too.
 */
import type {RgbPicture} from '../picture/picture.ts';
import {readGrid, gridPosition} from './motion-field.ts';

/** A factor of growth for each cell of a grid; their mean is 1. */
export interface InterestMap {
  readonly columns: number;
  readonly rows: number;
  readonly interest: Float32Array;
}

/**
 * What a cell without any structure has of the growth of one with all of it: the wall comes last.
 */
export const BARE_SHARE = 0.3;

/**
 * Factors of growth from each cell's structure, which has any unit: a cell with the mean of it is
 * half way between bare and full.
 */
export function interestOf(structure: Float32Array): Float32Array {
  const mean = meanOf(structure);
  if (!(mean > 0)) return new Float32Array(structure.length).fill(1);
  const shares = structure.map((value) => BARE_SHARE + ((1 - BARE_SHARE) * value) / (value + mean));
  const whole = meanOf(shares);
  return shares.map((share) => share / whole);
}

/** A step with more of it where there is more interest, between cells in equal parts. */
export function steer({width, height, values}: RgbPicture, map: InterestMap): Float32Array {
  const steered = new Float32Array(values.length);
  for (let row = 0; row < height; row++) {
    const gridY = gridPosition(row, height, map.rows);
    for (let column = 0; column < width; column++) {
      const factor = readGrid(map.interest, map, gridPosition(column, width, map.columns), gridY);
      const at = (row * width + column) * 3;
      for (let channel = at; channel < at + 3; channel++) steered[channel] = factor * (values[channel] ?? 0);
    }
  }
  return steered;
}

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
