/** Channels of an activation as pictures: one map by itself, or all of them as the tiles of one picture. */
import type {SmallPicture} from '../../protocol/dreams.ts';
import type {LensLegend} from '../../protocol/lenses.ts';
import type {Activation} from '../../protocol/perception.ts';
import {colourAt, type ColourScale, type NumberMap, type Rgb} from './colours.ts';

/** The longest side that a mosaic should have, in pixels: maps that would make it longer are reduced. */
const LONGEST_MOSAIC = 320;

/** Pixels between the tiles of a mosaic, see-through. */
const GAP = 1;

/** Entries of a colour table: half a byte's step apart at most, and hundreds of thousands of cells need no arithmetic each. */
const TABLE_SIZE = 512;

const tables = new Map<LensLegend['colours'], readonly Rgb[]>();

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

/** A map in the scale's colours, opaque, a pixel for each number: `paintMap` for maps by the hundred. */
export function paintCells({width, height, values}: NumberMap, scale: ColourScale): SmallPicture {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let cell = 0; cell < width * height; cell++) paintCell(data, cell, values[cell] ?? 0, scale);
  return {width, height, data};
}

/** All channels side by side, about as wide as high, row by row; large maps are reduced by means over whole blocks. */
export function mosaic(activation: Activation, scale: ColourScale): SmallPicture {
  const {channels} = activation;
  const columns = Math.ceil(Math.sqrt(channels));
  const rows = Math.ceil(channels / columns);
  const block = Math.max(1, Math.ceil((Math.max(activation.width, activation.height) * columns) / LONGEST_MOSAIC));
  const maps = Array.from({length: channels}, (_, channel) => reduceBy(channelMap(activation, channel), block));
  const [tileWidth, tileHeight] = [maps[0]?.width ?? 0, maps[0]?.height ?? 0];
  const width = columns * (tileWidth + GAP) - GAP;
  const height = rows * (tileHeight + GAP) - GAP;
  const data = new Uint8ClampedArray(width * height * 4);
  for (const [channel, {values}] of maps.entries()) {
    const left = (channel % columns) * (tileWidth + GAP);
    const top = Math.floor(channel / columns) * (tileHeight + GAP);
    for (let cell = 0; cell < tileWidth * tileHeight; cell++) {
      const [x, y] = [cell % tileWidth, Math.floor(cell / tileWidth)];
      paintCell(data, (top + y) * width + left + x, values[cell] ?? 0, scale);
    }
  }
  return {width, height, data};
}

/** Means over blocks of `block` by `block` cells; blocks at the right and lower edge may be smaller. */
export function reduceBy(map: FloatMap, block: number): FloatMap {
  if (block <= 1) return map;
  const width = Math.ceil(map.width / block);
  const height = Math.ceil(map.height / block);
  const sums = new Float32Array(width * height);
  const counts = new Float32Array(width * height);
  for (let cell = 0; cell < map.width * map.height; cell++) {
    const to = Math.floor(Math.floor(cell / map.width) / block) * width + Math.floor((cell % map.width) / block);
    sums[to] = (sums[to] ?? 0) + (map.values[cell] ?? 0);
    counts[to] = (counts[to] ?? 0) + 1;
  }
  return {width, height, values: sums.map((sum, cell) => sum / (counts[cell] ?? 1))};
}

function paintCell(data: Uint8ClampedArray, pixel: number, value: number, {colours, from, to}: ColourScale): void {
  // A scale without extent is that of a map of nothing.
  const place = to > from ? (value - from) / (to - from) : colours === 'diverging' ? 0.5 : 0;
  const table = tableOf(colours);
  const [red, green, blue] = table[Math.round(Math.min(1, Math.max(0, place)) * (TABLE_SIZE - 1))] ?? BLACK;
  data[pixel * 4] = red;
  data[pixel * 4 + 1] = green;
  data[pixel * 4 + 2] = blue;
  data[pixel * 4 + 3] = 255;
}

function tableOf(colours: LensLegend['colours']): readonly Rgb[] {
  const known = tables.get(colours);
  if (known !== undefined) return known;
  const table = Array.from({length: TABLE_SIZE}, (_, index) => colourAt(colours, index / (TABLE_SIZE - 1)));
  tables.set(colours, table);
  return table;
}

const BLACK: Rgb = [0, 0, 0];
