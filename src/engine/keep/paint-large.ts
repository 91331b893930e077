/** Painting a still of any size: in one piece where it fits, else in overlapping tiles with the whole picture's statistics. */
import type {StyleNetworkFile} from '../../protocol/network.ts';
import type {Painter, Pixels, StillOptions, StyleWeights} from '../style/painter.ts';
import {planTiles, type PixelRect} from './plan-tiles.ts';
import {receptiveRadius} from './receptive-field.ts';
import {reduceTo} from './resample.ts';

/** The largest picture painted in one piece, in pixels. */
export const ONE_PIECE_PIXELS = 1920 * 1080;

/** How to paint. `maxPixels` is for tests: tiles at sizes that a software adapter can bear. */
export interface LargeOptions extends StillOptions {
  readonly maxPixels?: number;
}

/**
 * Paints `pixels` at their own size.
 *
 * Tiles normalise with the statistics of the whole picture, reduced to what fits in one piece, and overlap by the network's
 * receptive field; so where two tiles meet they hold the same values, and there is no seam to hide.
 */
export async function paintLarge(
  painter: Pick<Painter, 'measureStatistics' | 'paintStill'>,
  network: StyleNetworkFile,
  pixels: Pixels,
  weights: StyleWeights,
  {maxPixels = ONE_PIECE_PIXELS, signal, onProgress}: LargeOptions = {},
): Promise<Pixels> {
  const tiles = planTiles(pixels, {
    maxPixels,
    overlap: receptiveRadius(network),
    multipleOf: network.input.multipleOf,
  });
  if (tiles.length === 1) return painter.paintStill(pixels, weights);

  const statistics = await painter.measureStatistics(reduceToFit(pixels, maxPixels), weights);
  // Named one by one: an ImageData's width and height are not its own properties, and a spread would leave them out.
  const {width, height} = pixels;
  const result: Pixels = {width, height, data: new Uint8ClampedArray(pixels.data.length)};
  for (const [index, {painted, kept}] of tiles.entries()) {
    signal?.throwIfAborted();
    const tile = await painter.paintStill(cut(pixels, painted), weights, {statistics});
    paste(tile, painted, kept, result);
    onProgress?.((index + 1) / tiles.length);
  }
  return result;
}

function reduceToFit(pixels: Pixels, maxPixels: number): Pixels {
  const scale = Math.sqrt(maxPixels / (pixels.width * pixels.height));
  const size = {width: Math.floor(pixels.width * scale), height: Math.floor(pixels.height * scale)};
  const reduced = reduceTo(pixels, size);
  const data = new Uint8ClampedArray(size.width * size.height * 4).fill(255);
  for (let pixel = 0; pixel < size.width * size.height; pixel++) {
    data.set(reduced.data.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
  }
  return {...size, data};
}

function cut(pixels: Pixels, {x, y, width, height}: PixelRect): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++) {
    const start = ((y + row) * pixels.width + x) * 4;
    data.set(pixels.data.subarray(start, start + width * 4), row * width * 4);
  }
  return {data, width, height};
}

function paste(tile: Pixels, painted: PixelRect, kept: PixelRect, target: Pixels): void {
  for (let row = 0; row < kept.height; row++) {
    const from = ((kept.y - painted.y + row) * tile.width + kept.x - painted.x) * 4;
    const to = ((kept.y + row) * target.width + kept.x) * 4;
    target.data.set(tile.data.subarray(from, from + kept.width * 4), to);
  }
}
