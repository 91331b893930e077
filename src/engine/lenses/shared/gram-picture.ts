/** Gram matrices as pictures, side by side on one scale. */
import type {SmallPicture} from '../../../protocol/small-picture.ts';
import type {GramMatrix} from '../../ascent/gram.ts';
import {paintCells, reduceBy, type FloatMap} from './channel-grid.ts';
import {sideBySide} from './side-by-side.ts';

/**
 * More rows than this cannot be told apart on a plate: larger matrices are shown by means over
 * blocks.
 */
const MOST_ROWS = 64;

/**
 * Powers of ten between the darkest and the brightest colour: a few strong channels would else
 * leave all others black.
 */
export const GRAM_DECADES = 2;

/**
 * Paints two matrices of one layer side by side; the largest mean of both has the brightest colour.
 */
export function paintGrams(matrices: readonly [GramMatrix, GramMatrix]): SmallPicture {
  const maps = matrices.map(({channels, values}) =>
    reduceBy({width: channels, height: channels, values}, Math.ceil(channels / MOST_ROWS)),
  );
  const largest = Math.max(...maps.map(({values}) => values.reduce((most, value) => Math.max(most, value), 0)));
  const tiles = maps.map((map) =>
    paintCells({...map, values: logarithms(map, largest)}, {colours: 'cividis', from: -GRAM_DECADES, to: 0}),
  );
  // Whole cells become larger, so that the gap is as narrow beside three of them as beside sixty.
  return sideBySide(tiles.map((tile) => enlarge(tile, Math.ceil(MOST_ROWS / tile.width))));
}

/** Every pixel as a square of `times` by `times`. */
function enlarge({width, height, data}: SmallPicture, times: number): SmallPicture {
  const large = new Uint8ClampedArray(width * height * 4 * times * times);
  for (let pixel = 0; pixel < large.length / 4; pixel++) {
    const [x, y] = [pixel % (width * times), Math.floor(pixel / (width * times))];
    const from = (Math.floor(y / times) * width + Math.floor(x / times)) * 4;
    large.set(data.subarray(from, from + 4), pixel * 4);
  }
  return {width: width * times, height: height * times, data: large};
}

/** Powers of ten below the largest; what is not above 0 is darkest. */
function logarithms({values}: FloatMap, largest: number): Float32Array {
  return values.map((value) => (value > 0 ? Math.log10(value / largest) : -GRAM_DECADES));
}
