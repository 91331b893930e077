/**
 * What the key light sees: whatever lies behind that is in shadow.
 */
import {createVisibilityBuffer, ONE_SAMPLE, type VisibilityBuffer} from './rasterise.ts';

/** Texels along the side of the map. */
export const SHADOW_MAP_SIDE = 384;

/**
 * How much nearer to the light a thing must be than what it shades, in 1/decimetres: about half a
 * millimetre at the light's distance of 15.
 */
const BIAS = 0.0001;

/** An empty map. */
export function createShadowMap(): VisibilityBuffer {
  return createVisibilityBuffer(SHADOW_MAP_SIDE, SHADOW_MAP_SIDE, ONE_SAMPLE);
}

/**
 * How much of the key light reaches a place: 0 in shadow .. 1 in light. `column` and `row` are in
 * texels of the map, `nearness` is 1 over the distance along the light's line of sight.
 *
 * Nine texels are asked and weighted as a quadratic B-spline: the edge of a shadow is soft over
 * three texels, and moves evenly with the place.
 */
export function lightAt({width, rows, nearness}: VisibilityBuffer, column: number, row: number, near: number): number {
  const x = Math.floor(column);
  const y = Math.floor(row);
  // Beyond the map is nothing that casts a shadow.
  if (x < 1 || y < 1 || x + 1 >= width || y + 1 >= rows) return 1;
  const limit = near + BIAS;
  const middle = y * width + x;
  const right = column - x;
  const below = row - y;
  const leftWeight = 0.5 * (1 - right) * (1 - right);
  const rightWeight = 0.5 * right * right;
  const middleWeight = 1 - leftWeight - rightWeight;
  const upperWeight = 0.5 * (1 - below) * (1 - below);
  const lowerWeight = 0.5 * below * below;
  const upper = middle - width;
  const lower = middle + width;
  let light = 0;
  if ((nearness[upper - 1] ?? 0) <= limit) light += upperWeight * leftWeight;
  if ((nearness[upper] ?? 0) <= limit) light += upperWeight * middleWeight;
  if ((nearness[upper + 1] ?? 0) <= limit) light += upperWeight * rightWeight;
  const between = 1 - upperWeight - lowerWeight;
  if ((nearness[middle - 1] ?? 0) <= limit) light += between * leftWeight;
  if ((nearness[middle] ?? 0) <= limit) light += between * middleWeight;
  if ((nearness[middle + 1] ?? 0) <= limit) light += between * rightWeight;
  if ((nearness[lower - 1] ?? 0) <= limit) light += lowerWeight * leftWeight;
  if ((nearness[lower] ?? 0) <= limit) light += lowerWeight * middleWeight;
  if ((nearness[lower + 1] ?? 0) <= limit) light += lowerWeight * rightWeight;
  return light;
}
