/** How a convolution of the perception network is cut into strips and batches of tiles. */
import type {PixelSize} from '../../../protocol/units.ts';
import {ROWS, TILE, type Cut} from '../../network/wasm/convolution-step.ts';

/**
 * Tiles for one walk over the weights. Deep layers have few pixels and megabytes of weights: what
 * they wait for is the memory. More tiles would not stay in the processor's first cache.
 */
const MOST_TILES = 32;

/** Several rows of tiles where rows are short, but work for every thread. */
export function cutConvolution({width, height}: PixelSize, threads: number): Cut {
  const across = Math.ceil(width / TILE);
  const down = Math.ceil(height / TILE);
  const rows = Math.max(1, Math.min(Math.floor(MOST_TILES / across), Math.ceil(down / threads)));
  const tiles = Math.ceil(Math.min(MOST_TILES, rows * across) / ROWS) * ROWS;
  return {stripRows: rows * TILE, tilesAtOnce: tiles};
}
