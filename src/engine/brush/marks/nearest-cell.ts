/**
 * The picture cut into cells by chance, which go along with what moves in it: the ground plan of
 * dots and of folded planes. `three/brush/marks/nearest-cell-node.ts` does the same in a shader.
 */
import {NARROW_FROM} from '../left-where-fine.ts';
import {NOISE_SIDE} from '../noise-table.ts';
import {samplePlane} from '../plane.ts';
import type {MarkSite} from './mark-site.ts';

/** How far a cell's middle lies from where a wall of bricks has it, from side to side, in cells. */
export const CELL_JITTER = 0.6;

/** How cells are cut. */
export interface CellCut {
  /** Length of a side, in short sides. */
  readonly side: number;
  /** 0 measures distances as the crow flies, 1 as a square that follows the picture. */
  readonly square: number;
  /** How far chance turns such a square, from one end to the other, in radians. */
  readonly turn: number;
}

/** The nearest of the cells around a pixel. */
export interface Cell {
  /** From its middle, in cells. */
  away: number;
  /** Its middle, in short sides. */
  middleX: number;
  middleY: number;
  /** Two draws of its own, even in 0..1. */
  first: number;
  second: number;
}

const TAP = new Float32Array(4);

/** Finds it among four; written to `cell`. */
export function findNearestCell(site: MarkSite, {side, square, turn}: CellCut, cell: Cell): void {
  const {x, y, movedX, movedY, line, sources} = site;
  const columns = (x - movedX) / side - 0.5;
  const row = Math.floor((y - movedY) / side - 0.5);
  cell.away = 9;
  for (let corner = 0; corner < 4; corner++) {
    const cellY = row + (corner >> 1);
    // Every other row is half a cell aside, as bricks are: no grid is seen.
    const shift = cellY / 2 - Math.floor(cellY / 2);
    const cellX = Math.floor(columns - shift) + (corner % 2);
    samplePlane(sources.noise, (cellX + 0.5) / NOISE_SIDE, (cellY + 0.5) / NOISE_SIDE, 'repeat', TAP);
    const [first, second] = [TAP[2] ?? 0, TAP[3] ?? 0];
    const middleX = (cellX + shift + 0.5 + (first - 0.5) * CELL_JITTER) * side + movedX;
    const middleY = (cellY + 0.5 + (second - 0.5) * CELL_JITTER) * side + movedY;
    const [awayX, awayY] = [(x - middleX) / side, (y - middleY) / side];
    let away = Math.hypot(awayX, awayY);
    if (square > 0) {
      line.read(middleX, middleY);
      const [cos, sin] = [Math.cos((second - 0.5) * turn), Math.sin((second - 0.5) * turn)];
      const alongX = line.alongX * cos - line.alongY * sin;
      const alongY = line.alongX * sin + line.alongY * cos;
      const squared = Math.max(Math.abs(awayX * alongX + awayY * alongY), Math.abs(awayY * alongX - awayX * alongY));
      away += (squared - away) * square;
    }
    if (away < cell.away) {
      cell.away = away;
      cell.middleX = middleX;
      cell.middleY = middleY;
      cell.first = first;
      cell.second = second;
    }
  }
}

/** A cell to write to. */
export function createCell(): Cell {
  return {away: 9, middleX: 0, middleY: 0, first: 0, second: 0};
}

/** Where structure is fine, cells are half as large. @param fine In 0..1. */
export function sideWhereFine(side: number, fine: number): number {
  return fine > NARROW_FROM ? side / 2 : side;
}
