/**
 * The pattern of an `add-pattern` op at one size: what TensorFlow.js and the wasm kernel add to the
 * picture. shaders/network/add-pattern.wgsl and models/training/pattern.py read the same tiles in
 * the same way.
 */
import type {PixelSize} from '../../protocol/units.ts';
import type {AddPatternOp} from './op-list.ts';

/** Octaves that a pattern has at most: the shader keeps the widths of their cells in a vec4f. */
export const MOST_OCTAVES = 4;

/** Finer cells would be noise of single pixels, which the network smooths away. */
const LEAST_CELL_PX = 2;

/** Where a pattern lies. */
export interface PatternPlace {
  /** The picture without padding: the pattern is as large, and begins where the picture does. */
  readonly picture: PixelSize;
  /** The picture and its padding on the right and below, over which the pattern goes on. */
  readonly padded: PixelSize;
  /** The picture was mirrored on its way in: so is the pattern. */
  readonly isMirrored: boolean;
}

/** Width of each octave's cells in pixels. */
export function cellsOn({width, height}: PixelSize, {cells}: Pick<AddPatternOp, 'cells'>): readonly number[] {
  return cells.map((share) => Math.max(LEAST_CELL_PX, share * Math.min(width, height)));
}

/**
 * Draws the pattern of amplitude 1.
 *
 * @param tiles [octaves, side, side].
 * @returns [height, width] of the padded picture.
 */
export function drawPattern(op: AddPatternOp, tiles: Float32Array, place: PatternPlace): Float32Array<ArrayBuffer> {
  const {width, height} = place.padded;
  const pattern = new Float32Array(width * height);
  for (const [octave, cell] of cellsOn(place.picture, op).entries()) {
    const tile = tiles.subarray(octave * op.side ** 2, (octave + 1) * op.side ** 2);
    const columns = readings(width, cell, op.side, place.isMirrored ? place.picture.width : null);
    const rows = readings(height, cell, op.side, null);
    addOctave(pattern, tile, op.side, columns, rows);
  }
  return pattern;
}

/** Which two values a pixel lies between, and how much of the second it takes. */
interface Reading {
  readonly low: number;
  readonly high: number;
  readonly share: number;
}

/** @param mirroredIn pixels of the side that is mirrored, or null. */
function readings(length: number, cell: number, side: number, mirroredIn: number | null): readonly Reading[] {
  return Array.from({length}, (_, index) => {
    const pixel = mirroredIn === null ? index : mirroredIn - 1 - index;
    const place = (pixel + 0.5) / cell - 0.5;
    const before = Math.floor(place);
    // Padding lies left of a mirrored picture's pattern: the remainder must not be negative.
    const low = ((before % side) + side) % side;
    return {low, high: (low + 1) % side, share: place - before};
  });
}

function addOctave(
  pattern: Float32Array,
  tile: Float32Array,
  side: number,
  columns: readonly Reading[],
  rows: readonly Reading[],
): void {
  const line = new Float32Array(side);
  let at = 0;
  for (const row of rows) {
    for (let index = 0; index < side; index++) {
      const low = tile[row.low * side + index] ?? 0;
      line[index] = low + row.share * ((tile[row.high * side + index] ?? 0) - low);
    }
    for (const {low, high, share} of columns) {
      const value = line[low] ?? 0;
      pattern[at] = (pattern[at] ?? 0) + value + share * ((line[high] ?? 0) - value);
      at++;
    }
  }
}
