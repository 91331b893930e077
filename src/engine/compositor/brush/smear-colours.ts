/**
 * The painting's colours, drawn along its strokes at its own size: what a brush does to wet paint.
 * It also takes away the finest pattern that a network leaves, which strokes would show as beads.
 */
import {leftOf, LEFT_WHERE_FINE} from './left-where-fine.ts';
import {createPlane, type Plane, samplePlane} from './plane.ts';
import {StrokeLine} from './stroke-line.ts';

/** Readings to each side. Their weights fall off evenly from the middle; all together sum to 1. */
export const SMEAR_READINGS = 6;

/** The weight of reading k of a side; 0 is the middle. */
export function smearWeight(k: number): number {
  return (SMEAR_READINGS + 1 - k) / (SMEAR_READINGS + 1) ** 2;
}

/** @param reach Half a smear's length, in short sides. */
export function smearColours(painting: Plane, directions: Plane, reach: number): Plane {
  const {width, height} = painting;
  const short = Math.min(width, height);
  const line = new StrokeLine(directions, painting);
  const smeared = createPlane(painting);
  const tap = new Float32Array(4);
  const sum = new Float64Array(3);
  const add = (weight: number): void => {
    samplePlane(painting, (line.x * short) / width, (line.y * short) / height, 'edge', tap);
    for (let channel = 0; channel < 3; channel++) sum[channel] = (sum[channel] ?? 0) + weight * (tap[channel] ?? 0);
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [placeX, placeY] = [(x + 0.5) / short, (y + 0.5) / short];
      line.read(placeX, placeY);
      const half = reach * leftOf(LEFT_WHERE_FINE.smear, line.fine);
      line.trace(placeX, placeY, line.alongX, line.alongY, half);
      sum.fill(0);
      for (let k = 0; k <= SMEAR_READINGS; k++) {
        for (let side = 0; side < (k === 0 ? 1 : 2); side++) {
          line.walk(placeX, placeY, side, (half * k) / SMEAR_READINGS);
          add(smearWeight(k));
        }
      }
      smeared.data.set([sum[0] ?? 0, sum[1] ?? 0, sum[2] ?? 0, 1], (y * width + x) * 4);
    }
  }
  return smeared;
}
