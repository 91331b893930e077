/** What every unit of the small network answers, all over the plane. */
import type {Feature} from '../../../catalogue/lenses/playground.ts';
import type {FloatMap} from '../shared/channel-grid.ts';
import {REACH} from './data-sets.ts';
import {featuresOf} from './features.ts';
import type {SmallNetwork} from './small-network.ts';

/** Cells of a surface across and down. */
export const SURFACE_SIDE = 40;

/** The middles of the cells, row by row from above: x before y. */
const PLACES = gridPlaces(SURFACE_SIDE);

/** A map of each answer, the features' first, then unit by unit, the output's last. */
export function surfacesOf(network: SmallNetwork, features: readonly Feature[]): readonly FloatMap[] {
  const inputs = featuresOf(PLACES, features);
  const maps = Array.from(network.answers, () => new Float32Array(SURFACE_SIDE ** 2));
  for (let cell = 0; cell < SURFACE_SIDE ** 2; cell++) {
    network.forward(inputs, cell * features.length);
    for (const [unit, map] of maps.entries()) map[cell] = network.answers[unit] ?? 0;
  }
  return maps.map((values) => ({width: SURFACE_SIDE, height: SURFACE_SIDE, values}));
}

function gridPlaces(side: number): Float64Array {
  const places = new Float64Array(2 * side * side);
  for (let cell = 0; cell < side * side; cell++) {
    places[2 * cell] = REACH * ((2 * ((cell % side) + 0.5)) / side - 1);
    places[2 * cell + 1] = REACH * (1 - (2 * (Math.floor(cell / side) + 0.5)) / side);
  }
  return places;
}
