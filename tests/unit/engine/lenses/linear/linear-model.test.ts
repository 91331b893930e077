/** The linear explanation of adversarial nudges against its closed form. */
import {expect, test} from 'vitest';

import {
  crossing,
  expectedNudge,
  expectedSpread,
  LinearModel,
  MOST_DIMENSIONS,
} from '../../../../../src/engine/lenses/linear/linear-model.ts';

const EPSILON = 4 / 255;

test('the nudge climbs as epsilon n sqrt(2 / pi) says', () => {
  const model = new LinearModel(1);
  for (const dimension of [1000, 10_000, MOST_DIMENSIONS]) {
    const {nudge} = model.sums(dimension, EPSILON);
    // The mean of n sizes of normal numbers is off by sqrt((1 - 2 / pi) / n) or so; five times that
    // is never seen.
    const tolerance = (5 * Math.sqrt((1 - 2 / Math.PI) / dimension)) / Math.sqrt(2 / Math.PI);
    expect(Math.abs(nudge / expectedNudge(dimension, EPSILON) - 1)).toBeLessThan(tolerance);
  }
});

test('the sum without a nudge is as large as sqrt(n / 3) says, over many draws', () => {
  const dimension = 200;
  const draws = Array.from({length: 60}, (_, seed) => new LinearModel(seed).sums(dimension, 0).plain);
  const size = Math.sqrt(draws.reduce((sum, value) => sum + value * value, 0) / draws.length);
  expect(size / expectedSpread(dimension)).toBeGreaterThan(0.7);
  expect(size / expectedSpread(dimension)).toBeLessThan(1.3);
});

test('the nudge is in proportion to epsilon, and never goes down with the dimension', () => {
  const model = new LinearModel(2);
  expect(model.sums(500, 0).nudge).toBe(0);
  expect(model.sums(500, 2 * EPSILON).nudge).toBeCloseTo(2 * model.sums(500, EPSILON).nudge, 10);
  let last = 0;
  for (let dimension = 10; dimension <= MOST_DIMENSIONS; dimension += 499) {
    const {nudge} = model.sums(dimension, EPSILON);
    expect(nudge).toBeGreaterThan(last);
    last = nudge;
  }
});

test('at the crossing the average nudge is the size of the sum', () => {
  expect(expectedNudge(crossing(EPSILON), EPSILON)).toBeCloseTo(expectedSpread(crossing(EPSILON)), 6);
});

test('the same seed draws the same, another one something else', () => {
  expect(new LinearModel(3).sums(100, EPSILON)).toEqual(new LinearModel(3).sums(100, EPSILON));
  expect(new LinearModel(4).sums(100, EPSILON)).not.toEqual(new LinearModel(3).sums(100, EPSILON));
  expect(() => new LinearModel(3).sums(MOST_DIMENSIONS + 1, EPSILON)).toThrow(/no sums/);
});
