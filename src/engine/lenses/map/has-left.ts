/** Whether the live dot has left the island on which it began. */
import {said} from '../../shared/said.ts';
import type {Said} from '../../../words/words.ts';
import type {GrowingMap, MapPlace} from './growing-map.ts';

/** After fewer steps the map is still being laid, and nothing on it means a distance. */
const FIRST_STEPS = 500;

/** It has left when it is further away than the pictures are from their middle. */
const AWAY = 1;

/**
 * That it has left, with how far it is in spreads of the map; null while it has not.
 *
 * @param first The code of the frame that was looked at when the question was asked.
 */
export function hasLeft(map: GrowingMap, first: Float32Array, now: Float32Array): Said | null {
  const [from, to] = [map.placeFor(first), map.placeFor(now)];
  if (from === null || to === null || map.steps < FIRST_STEPS) return null;
  const spread = spreadOf(map.entries.map((_, index) => map.placeOf(index)));
  const spreads = spread > 0 ? Math.hypot(to[0] - from[0], to[1] - from[1]) / spread : 0;
  return spreads > AWAY ? said('answers.map', {spreads}) : null;
}

/** The root of the mean squared distance from the middle. */
export function spreadOf(places: readonly MapPlace[]): number {
  const middle = [0, 1].map((axis) => places.reduce((sum, place) => sum + (place[axis] ?? 0), 0) / places.length);
  const squares = places.map(([x, y]) => (x - (middle[0] ?? 0)) ** 2 + (y - (middle[1] ?? 0)) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / places.length);
}
