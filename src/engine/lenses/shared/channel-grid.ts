/**
 * Channels of an activation as pictures: one map by itself, or all of them as the tiles of one
 * picture.
 */
import type {SmallPicture} from '../../../protocol/small-picture.ts';
import type {LensLegend} from '../../../protocol/lens.ts';
import type {Activation} from '../../network/perception.ts';
import {colourAt, type ColourScale, type NumberMap} from './colours.ts';

/**
 * The longest side that a mosaic should have, in pixels: maps that would make it longer are
 * reduced.
 */
const LONGEST_MOSAIC = 320;

/** Pixels between the tiles of a mosaic, see-through. */
const GAP = 1;

/**
 * Entries of a colour table: half a byte's step apart at most, and hundreds of thousands of cells
 * need no arithmetic each.
 */
const TABLE_SIZE = 512;

const tables = new Map<LensLegend['colours'], Uint32Array>();

/** A map whose numbers can be counted on to be an array. */
export interface FloatMap extends NumberMap {
  readonly values: Float32Array;
}

/** One channel of [height, width, channels], [height, width]. */
export function channelMap({width, height, channels, values}: Activation, channel: number): FloatMap {
  const map = new Float32Array(width * height);
  for (let cell = 0; cell < map.length; cell++) map[cell] = values[cell * channels + channel] ?? 0;
  return {width, height, values: map};
}

/**
 * A map in the scale's colours, opaque, a pixel for each number: `paintMap` for maps by the
 * hundred.
 */
export function paintCells({width, height, values}: NumberMap, scale: ColourScale): SmallPicture {
  const pixels = new Uint32Array(width * height);
  const paint = painter(scale);
  for (let cell = 0; cell < pixels.length; cell++) pixels[cell] = paint(values[cell] ?? 0);
  return {width, height, data: new Uint8ClampedArray(pixels.buffer)};
}

/**
 * All channels side by side, about as wide as high, row by row; large maps are reduced by means
 * over whole blocks.
 */
export function mosaic(activation: Activation, scale: ColourScale): SmallPicture {
  const {channels} = activation;
  const columns = Math.ceil(Math.sqrt(channels));
  const rows = Math.ceil(channels / columns);
  const block = Math.max(1, Math.ceil((Math.max(activation.width, activation.height) * columns) / LONGEST_MOSAIC));
  const [tileWidth, tileHeight] = [Math.ceil(activation.width / block), Math.ceil(activation.height / block)];
  const width = columns * (tileWidth + GAP) - GAP;
  const height = rows * (tileHeight + GAP) - GAP;
  const pixels = new Uint32Array(width * height);
  const paint = painter(scale);
  for (let channel = 0; channel < channels; channel++) {
    const {values} = reduceBy(channelMap(activation, channel), block);
    const left = (channel % columns) * (tileWidth + GAP);
    const top = Math.floor(channel / columns) * (tileHeight + GAP);
    for (let y = 0; y < tileHeight; y++) {
      const to = (top + y) * width + left;
      for (let x = 0; x < tileWidth; x++) pixels[to + x] = paint(values[y * tileWidth + x] ?? 0);
    }
  }
  return {width, height, data: new Uint8ClampedArray(pixels.buffer)};
}

/**
 * Means over blocks of `block` by `block` cells; blocks at the right and lower edge may be smaller.
 */
export function reduceBy(map: FloatMap, block: number): FloatMap {
  if (block <= 1) return map;
  const width = Math.ceil(map.width / block);
  const height = Math.ceil(map.height / block);
  const means = new Float32Array(width * height);
  for (let y = 0; y < map.height; y++) {
    const blockHeight = Math.min(block, map.height - (y - (y % block)));
    const row = Math.floor(y / block) * width;
    for (let left = 0, to = row; left < map.width; left += block, to++) {
      const right = Math.min(left + block, map.width);
      let sum = 0;
      for (let x = left; x < right; x++) sum += map.values[y * map.width + x] ?? 0;
      means[to] = (means[to] ?? 0) + sum / (blockHeight * (right - left));
    }
  }
  return {width, height, values: means};
}

/** A number's colour, as the four bytes of a pixel. */
function painter({colours, from, to}: ColourScale): (value: number) => number {
  const table = tableOf(colours);
  const last = TABLE_SIZE - 1;
  // A scale without extent is that of a map of nothing.
  const share = to > from ? last / (to - from) : 0;
  const start = to > from || colours === 'cividis' ? 0 : last / 2;
  return (value) => table[Math.round(Math.min(last, Math.max(0, start + (value - from) * share)))] ?? 0;
}

function tableOf(colours: LensLegend['colours']): Uint32Array {
  const known = tables.get(colours);
  if (known !== undefined) return known;
  const bytes = new Uint8ClampedArray(TABLE_SIZE * 4).fill(255);
  for (let index = 0; index < TABLE_SIZE; index++) bytes.set(colourAt(colours, index / (TABLE_SIZE - 1)), index * 4);
  // In the machine's own order of bytes, as a picture's pixels are.
  const table = new Uint32Array(bytes.buffer);
  tables.set(colours, table);
  return table;
}
