/** Gram matrices as pictures, side by side on one scale. */
import type {SmallPicture} from '../../protocol/dreams.ts';
import {paintCells, reduceBy, type FloatMap} from './channel-grid.ts';
import type {GramMatrix} from './gram.ts';

/** More rows than this cannot be told apart on a panel: larger matrices are shown by means over blocks. */
const MOST_ROWS = 64;

/** Powers of ten between the darkest and the brightest colour: a few strong channels would else leave all others black. */
export const GRAM_DECADES = 4;

/** Between two matrices, in cells of the picture, see-through. */
const GAP = 2;

/** Paints matrices of one layer beside one another, from left to right; the largest mean of them all has the brightest colour. */
export function paintGrams(matrices: readonly GramMatrix[]): SmallPicture {
  const maps = matrices.map(({channels, values}) =>
    reduceBy({width: channels, height: channels, values}, Math.ceil(channels / MOST_ROWS)),
  );
  const largest = Math.max(...maps.map(({values}) => values.reduce((most, value) => Math.max(most, value), 0)));
  const tiles = maps.map((map) =>
    paintCells({...map, values: logarithms(map, largest)}, {colours: 'cividis', from: -GRAM_DECADES, to: 0}),
  );
  const side = tiles[0]?.width ?? 0;
  const width = tiles.length * (side + GAP) - GAP;
  const data = new Uint8ClampedArray(width * side * 4);
  for (const [place, tile] of tiles.entries()) {
    for (let row = 0; row < side; row++) {
      const line = tile.data.subarray(row * side * 4, (row + 1) * side * 4);
      data.set(line, (row * width + place * (side + GAP)) * 4);
    }
  }
  return {width, height: side, data};
}

/** Powers of ten below the largest; what is not above 0 is darkest. */
function logarithms({values}: FloatMap, largest: number): Float32Array {
  return values.map((value) => (value > 0 ? Math.log10(value / largest) : -GRAM_DECADES));
}
