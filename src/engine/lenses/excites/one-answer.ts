/** One answer of one unit, as an objective. */
import type {Activation, Objective} from '../../network/perception.ts';

/** A unit of a layer. */
export interface ExcitedUnit {
  readonly layer: string;
  readonly unit: number;
}

/**
 * A unit's answer in column `x` of row `y` of its map: every other activation of the layer is set
 * to zero (Zeiler & Fergus 2013, section 2.1).
 *
 * @param size of the layer's output.
 */
export function oneAnswer(
  {layer, unit}: ExcitedUnit,
  {width, height, channels}: Omit<Activation, 'values'>,
  {x, y}: {readonly x: number; readonly y: number},
): Objective {
  const values = new Float32Array(width * height * channels);
  values[(y * width + x) * channels + unit] = 1;
  return {kind: 'cotangents', layers: [{layer, values}]};
}
