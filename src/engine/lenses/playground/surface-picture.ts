/** The network's answer all over the plane, with the points that it learns from on it. */
import type {SmallPicture} from '../../../protocol/small-picture.ts';
import {paintCells, type FloatMap} from '../shared/channel-grid.ts';
import {colourAt, type Rgb} from '../shared/colours.ts';
import {enlargeMap} from '../shared/enlarge-map.ts';
import {Raster} from '../shared/raster.ts';
import {REACH, type LabelledPoints, type Task} from './data-sets.ts';

/** Pixels across and down: the dots stay sharp on a large screen. */
const SIDE = 440;

const DOT = 6;

const INK: Rgb = [20, 20, 24];
const PAPER: Rgb = [255, 255, 255];

/**
 * Blue below zero, orange above. Points to learn from have a pale rim, those of the test a dark
 * one.
 */
export function surfacePicture(output: FloatMap, {train, test}: Task): SmallPicture {
  const raster = new Raster({width: SIDE, height: SIDE}, INK);
  const scale = {colours: 'diverging', from: -1, to: 1} as const;
  raster.place(paintCells(enlargeMap(output, {width: SIDE, height: SIDE}), scale), 0, 0);
  drawPoints(raster, test, INK);
  drawPoints(raster, train, PAPER);
  return raster.picture;
}

function drawPoints(raster: Raster, {count, places, labels}: LabelledPoints, rim: Rgb): void {
  for (let point = 0; point < count; point++) {
    const x = (((places[2 * point] ?? 0) / REACH + 1) * SIDE) / 2;
    const y = ((1 - (places[2 * point + 1] ?? 0) / REACH) * SIDE) / 2;
    raster.disc({x, y}, DOT, {colour: rim});
    raster.disc({x, y}, DOT - 1.5, {colour: colourAt('diverging', (labels[point] ?? 0) > 0 ? 0.92 : 0.05)});
  }
}
