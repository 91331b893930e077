/**
 * The small network as a drawing: each feature and each unit as a small map of its own answers,
 * each weight as a line, wide where it is large, orange where it is above zero, blue below.
 */
import type {SmallPicture} from '../../../protocol/small-picture.ts';
import {paintCells, type FloatMap} from '../shared/channel-grid.ts';
import {colourAt, type Rgb} from '../shared/colours.ts';
import {enlargeMap} from '../shared/enlarge-map.ts';
import {Raster, type RasterPoint} from '../shared/raster.ts';
import type {SmallNetwork} from './small-network.ts';

/** About so many pixels down, and the least and the most of a unit's map. */
const HEIGHT = 440;
const SMALLEST_TILE = 34;
const LARGEST_TILE = 84;

/** Between maps of one layer, and between layers, as shares of a map's side. */
const GAP = 0.2;
const STEP = 1.5;

/** Lines grow with the weight to this width, in pixels. */
const WIDEST = 9;
const PER_WEIGHT = 3;

const ROOM: Rgb = [24, 24, 28];

/** @param surfaces of every answer, as `surfacesOf` has them. */
export function networkPicture(network: SmallNetwork, surfaces: readonly FloatMap[]): SmallPicture {
  const counts = [network.shape.inputs, ...network.layers.map(({units}) => units)];
  const most = Math.max(...counts);
  const tile = Math.round(Math.min(LARGEST_TILE, Math.max(SMALLEST_TILE, HEIGHT / (most * (1 + GAP)))));
  const row = Math.round(tile * (1 + GAP));
  const column = Math.round(tile * (1 + STEP));
  const size = {width: column * (counts.length - 1) + tile, height: Math.max(most * row, Math.round(HEIGHT / 2))};
  const raster = new Raster(size, ROOM);
  const cornerOf = (layer: number, unit: number): RasterPoint => ({
    x: layer * column,
    y: Math.round(size.height / 2 + (unit - (counts[layer] ?? 1) / 2) * row + (row - tile) / 2),
  });
  for (const [index, {inputs, units, weights}] of network.layers.entries()) {
    for (let line = 0; line < inputs * units; line++) {
      const [from, to] = [cornerOf(index, line % inputs), cornerOf(index + 1, Math.floor(line / inputs))];
      drawWeight(
        raster,
        {x: from.x + tile, y: from.y + tile / 2},
        {x: to.x, y: to.y + tile / 2},
        {
          weight: network.parameters[weights + line] ?? 0,
        },
      );
    }
  }
  let answer = 0;
  for (const [layer, count] of counts.entries()) {
    for (let unit = 0; unit < count; unit++) {
      const map = surfaces[answer++];
      const {x, y} = cornerOf(layer, unit);
      if (map) raster.place(paintUnit(map, tile), x, y);
    }
  }
  return raster.picture;
}

function drawWeight(raster: Raster, from: RasterPoint, to: RasterPoint, {weight}: {readonly weight: number}): void {
  const width = Math.min(WIDEST, PER_WEIGHT * Math.abs(weight));
  // Thinner than a pixel, a line fades.
  const opacity = Math.min(0.9, 0.15 + width);
  raster.line(from, to, Math.max(1, width), {colour: colourAt('diverging', weight > 0 ? 0.85 : 0.15), opacity});
}

/** Its own largest answer has the full colour: features are of many sizes. */
function paintUnit(map: FloatMap, side: number): SmallPicture {
  const full = map.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return paintCells(enlargeMap(map, {width: side, height: side}), {colours: 'diverging', from: -full, to: full});
}
