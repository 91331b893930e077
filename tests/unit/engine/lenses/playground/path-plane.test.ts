import {expect, test} from 'vitest';

import {placeIn, planeOf, pointAt} from '../../../../../src/engine/lenses/playground/path-plane.ts';
import {SeededRandom} from '../../../../../src/engine/shared/seeded-random.ts';

/** Points in five dimensions: wide along one direction, less along another, a little elsewhere. */
function points(elsewhere: number): Float64Array[] {
  const random = new SeededRandom(2);
  return Array.from({length: 40}, () => {
    const [wide, less] = [random.between(-5, 5), random.between(-2, 2)];
    const rest = (): number => elsewhere * random.between(-1, 1);
    return Float64Array.of(1 + 0.6 * wide, 0.8 * wide, 3 + less, rest(), rest());
  });
}

test('finds the plane in which all points lie, and the main direction first', () => {
  const plane = planeOf(points(0));
  const [first, second] = plane.directions;
  // Forty points drawn by lot lean a little.
  expect(Math.abs(0.6 * first[0]! + 0.8 * first[1]!)).toBeGreaterThan(0.97);
  expect(Math.abs(second[2]!)).toBeGreaterThan(0.97);
  expect(first.reduce((sum, value, index) => sum + value * second[index]!, 0)).toBeCloseTo(0, 9);
  expect(plane.shares[0]).toBeGreaterThan(plane.shares[1]);
  expect(plane.shares[0] + plane.shares[1]).toBeCloseTo(1, 9);
});

test('a point of the plane comes back from its place; of another it says how much lies outside', () => {
  const all = points(0);
  const plane = planeOf(all);
  const back = pointAt(plane, ...placeIn(plane, all[7]!));
  for (const [index, value] of all[7]!.entries()) expect(back[index]).toBeCloseTo(value, 6);
  const {shares} = planeOf(points(2));
  expect(shares[0] + shares[1]).toBeLessThan(0.95);
});

test('points that are all one point have no direction, and no share', () => {
  const plane = planeOf([Float64Array.of(1, 2), Float64Array.of(1, 2)]);
  expect(plane.shares).toEqual([0, 0]);
  expect([...pointAt(plane, 3, 4)]).toEqual([1, 2]);
});
