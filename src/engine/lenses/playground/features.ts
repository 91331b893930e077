/** What the small network is told about a point: its place, and what can be made of it. */
import type {Feature} from '../../../catalogue/lenses/playground.ts';

/** Each about as large as the place itself. */
const MAKE: Readonly<Record<Feature, (x: number, y: number) => number>> = {
  x: (x) => x,
  y: (_x, y) => y,
  xx: (x) => x * x,
  yy: (_x, y) => y * y,
  xy: (x, y) => x * y,
  sinx: (x) => Math.sin(x),
  siny: (_x, y) => Math.sin(y),
};

/**
 * The features of points, point by point.
 *
 * @param places x before y. @returns [points, features].
 */
export function featuresOf(places: Float64Array, features: readonly Feature[]): Float64Array {
  const count = places.length / 2;
  const values = new Float64Array(count * features.length);
  for (let point = 0; point < count; point++) {
    const [x, y] = [places[2 * point] ?? 0, places[2 * point + 1] ?? 0];
    for (const [index, feature] of features.entries()) values[point * features.length + index] = MAKE[feature](x, y);
  }
  return values;
}
