/** The map as a picture: each entry at its place, the live frame as a point with a trail. */
import type {SmallPicture} from '../../../protocol/small-picture.ts';
import type {Rgb} from '../shared/colours.ts';
import {Raster, type Paint, type RasterPoint} from '../shared/raster.ts';
import type {GrowingMap, MapPlace} from './growing-map.ts';
import {ENTRY_SIDE} from './map-entry.ts';

/** Pixels across and down. */
const SIDE = 640;

/** Left free about the outermost places. */
const MARGIN = 30;

const ROOM: Rgb = [24, 24, 28];
const PAPER: Rgb = [255, 255, 255];
/** Okabe and Ito's colours (2008): sky blue, orange, yellow, green. */
const FRAME: Rgb = [86, 180, 233];
const UNIT: Rgb = [0, 158, 115];
const LIVE: Rgb = [230, 159, 0];
const HELD: Rgb = [240, 228, 66];

/** What is marked on the map. */
export interface MapMarks {
  /** The last places of the live frame, oldest first. */
  readonly trail: readonly MapPlace[];
  /** Where what is held up lies, or null. */
  readonly held: MapPlace | null;
  /** Entries that are shown to be near. */
  readonly near: readonly number[];
}

/** @param looks pictures at the points, or dots alone. */
export function mapPicture(map: GrowingMap, marks: MapMarks, looks: 'pictures' | 'dots'): SmallPicture {
  const raster = new Raster({width: SIDE, height: SIDE}, ROOM);
  const toPixels = frameOf(map, marks);
  for (const [index, {kind, picture}] of map.entries.entries()) {
    const at = toPixels(map.placeOf(index));
    if (looks === 'dots') raster.disc(at, 5, {colour: kind === 'frame' ? FRAME : UNIT, opacity: 0.85});
    else raster.place(picture, Math.round(at.x - ENTRY_SIDE / 2), Math.round(at.y - ENTRY_SIDE / 2));
  }
  for (const index of marks.near) ring(raster, toPixels(map.placeOf(index)), {colour: PAPER});
  drawTrail(raster, marks.trail.map(toPixels));
  if (marks.held !== null) ring(raster, toPixels(marks.held), {colour: HELD});
  return raster.picture;
}

/** From the map's own measure to pixels: everything within, the same scale both ways. */
function frameOf(map: GrowingMap, {trail, held}: MapMarks): (place: MapPlace) => RasterPoint {
  const places = [...map.entries.map((_, index) => map.placeOf(index)), ...trail, ...(held ? [held] : [])];
  const middleOf = (axis: 0 | 1): {readonly middle: number; readonly reach: number} => {
    const values = places.map((place) => place[axis]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return {middle: (low + high) / 2, reach: (high - low) / 2};
  };
  const [across, down] = [middleOf(0), middleOf(1)];
  const scale = (SIDE / 2 - MARGIN) / Math.max(across.reach, down.reach, 1e-9);
  return ([x, y]) => ({x: SIDE / 2 + (x - across.middle) * scale, y: SIDE / 2 + (y - down.middle) * scale});
}

function drawTrail(raster: Raster, points: readonly RasterPoint[]): void {
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    if (before) raster.line(before, point, 3, {colour: LIVE, opacity: (0.8 * index) / points.length});
  }
  const last = points.at(-1);
  if (!last) return;
  raster.disc(last, 10, {colour: PAPER});
  raster.disc(last, 7, {colour: LIVE});
}

/** A square frame about a picture. */
function ring(raster: Raster, {x, y}: RasterPoint, paint: Paint): void {
  const reach = ENTRY_SIDE / 2 + 2;
  const corners = [
    {x: x - reach, y: y - reach},
    {x: x + reach, y: y - reach},
    {x: x + reach, y: y + reach},
    {x: x - reach, y: y + reach},
  ];
  for (const [index, corner] of corners.entries()) {
    const next = corners[(index + 1) % corners.length];
    if (next) raster.line(corner, next, 3, paint);
  }
}
