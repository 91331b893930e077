/** Paths of learning over the loss on their plane. */
import type {SmallPicture} from '../../../protocol/small-picture.ts';
import {paintCells} from '../shared/channel-grid.ts';
import type {Rgb} from '../shared/colours.ts';
import {enlargeMap} from '../shared/enlarge-map.ts';
import {Raster, type RasterPoint} from '../shared/raster.ts';
import {PLANE_SIDE, type PlaneOfPaths} from './many-starts.ts';

/** Pixels across and down. */
export const PLANE_PIXELS = 300;

const ROOM: Rgb = [24, 24, 28];
const PATH: Rgb = [255, 255, 255];
const FIRST: Rgb = [0, 0, 0];
/** Okabe & Ito's vermilion: on no place of cividis. */
const LAST: Rgb = [213, 94, 0];

/** The largest loss that has a colour of its own: half the squared error of saying nothing. */
export const FULL_LOSS = 0.5;

/** An even plate, until the paths are there. */
export function waitingPlane(): SmallPicture {
  return new Raster({width: PLANE_PIXELS, height: PLANE_PIXELS}, ROOM).picture;
}

/** Each path white, from a black dot to an orange one. */
export function planePicture({paths, low, high, losses}: PlaneOfPaths): SmallPicture {
  const raster = new Raster({width: PLANE_PIXELS, height: PLANE_PIXELS}, ROOM);
  // Rows that are not there yet are as dark as no loss at all.
  const known = losses.map((loss) => (Number.isNaN(loss) ? 0 : loss));
  const size = {width: PLANE_PIXELS, height: PLANE_PIXELS};
  const map = enlargeMap({width: PLANE_SIDE, height: PLANE_SIDE, values: known}, size);
  raster.place(paintCells(map, {colours: 'cividis', from: 0, to: FULL_LOSS}), 0, 0);
  const placeOf = ([along, up]: readonly [number, number]): RasterPoint => ({
    x: ((along - low[0]) / (high[0] - low[0])) * PLANE_PIXELS,
    y: ((high[1] - up) / (high[1] - low[1])) * PLANE_PIXELS,
  });
  for (const path of paths) {
    const points = path.map(placeOf);
    for (const [index, point] of points.entries()) {
      const before = points[index - 1];
      if (before) raster.line(before, point, 1.8, {colour: PATH, opacity: 0.9});
    }
    const [first, last] = [points[0], points.at(-1)];
    if (first) raster.disc(first, 3.5, {colour: FIRST});
    if (last) {
      raster.disc(last, 5, {colour: PATH});
      raster.disc(last, 3.5, {colour: LAST});
    }
  }
  return raster.picture;
}
