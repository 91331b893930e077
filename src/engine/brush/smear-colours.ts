/**
 * The painting's colours, drawn along its strokes at its own size: what a brush does to wet paint.
 * It also takes away the finest pattern that a network leaves, which strokes would show as beads.
 */
import {LUMA} from '../picture/luma.ts';
import {FINE_LIGHT_SHARE, fineLight} from './fine-light.ts';
import {leftOf, LEFT_WHERE_FINE} from './left-where-fine.ts';
import {createPlane, type Plane, samplePlane} from './plane.ts';
import type {Steps} from './steps.ts';
import {StrokeLine} from './stroke-line.ts';

/** Readings to each side. Their weights fall off evenly from the middle; all together sum to 1. */
export const SMEAR_READINGS = 6;

/** The weight of reading k of a side; 0 is the middle. */
export function smearWeight(k: number): number {
  return (SMEAR_READINGS + 1 - k) / (SMEAR_READINGS + 1) ** 2;
}

/** What colours are taken from. */
export interface SmearSources {
  readonly painting: Plane;
  /** What was painted; null where nobody knows it. */
  readonly camera: Plane | null;
  readonly directions: Plane;
  /** Half a smear's length, in short sides. */
  readonly reach: number;
}

/** A row a step. */
export function* smearColours({painting, camera, directions, reach}: SmearSources): Steps<Plane> {
  const {width, height} = painting;
  const short = Math.min(width, height);
  const extent = {extentX: width / short, extentY: height / short};
  const line = new StrokeLine(directions, painting);
  const smeared = createPlane(painting);
  const tap = new Float32Array(4);
  const sum = new Float64Array(3);
  const add = (weight: number): void => {
    samplePlane(painting, line.x / extent.extentX, line.y / extent.extentY, 'edge', tap);
    for (let channel = 0; channel < 3; channel++) sum[channel] = (sum[channel] ?? 0) + weight * (tap[channel] ?? 0);
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [placeX, placeY] = [(x + 0.5) / short, (y + 0.5) / short];
      line.read(placeX, placeY);
      const {fine} = line;
      const half = reach * leftOf(LEFT_WHERE_FINE.smear, fine);
      line.trace(placeX, placeY, line.alongX, line.alongY, half);
      sum.fill(0);
      for (let k = 0; k <= SMEAR_READINGS; k++) {
        for (let side = 0; side < (k === 0 ? 1 : 2); side++) {
          line.walk(placeX, placeY, side, (half * k) / SMEAR_READINGS);
          add(smearWeight(k));
        }
      }
      const [red, green, blue] = [sum[0] ?? 0, sum[1] ?? 0, sum[2] ?? 0];
      let lift = 0;
      if (camera !== null && fine > 0) {
        const light = fineLight({painting, camera}, (x + 0.5) / width, (y + 0.5) / height, extent);
        lift = FINE_LIGHT_SHARE * fine * (light - LUMA[0] * red - LUMA[1] * green - LUMA[2] * blue);
      }
      smeared.data.set([red + lift, green + lift, blue + lift, 1], (y * width + x) * 4);
    }
    yield;
  }
  return smeared;
}
