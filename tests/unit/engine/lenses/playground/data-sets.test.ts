import {describe, expect, test} from 'vitest';

import {DATA_SETS, FEATURES} from '../../../../../src/catalogue/lenses/playground.ts';
import {drawTask, POINTS, REACH} from '../../../../../src/engine/lenses/playground/data-sets.ts';
import {featuresOf} from '../../../../../src/engine/lenses/playground/features.ts';

describe.each(DATA_SETS)('%s', (dataSet) => {
  test('has as many points of each kind, within reach, also when shaken', () => {
    for (const noise of [0, 0.5]) {
      const {train, test: exam} = drawTask(dataSet, noise, 1);
      for (const {count, places, labels} of [train, exam]) {
        expect(count).toBe(POINTS);
        expect(labels.filter((label) => label === 1)).toHaveLength(POINTS / 2);
        expect(Math.max(...places.map(Math.abs))).toBeLessThanOrEqual(REACH);
      }
      expect(exam.places).not.toEqual(train.places);
    }
  });

  test('is the same for the same seed, another for another', () => {
    expect(drawTask(dataSet, 0.1, 4)).toEqual(drawTask(dataSet, 0.1, 4));
    expect(drawTask(dataSet, 0.1, 5)).not.toEqual(drawTask(dataSet, 0.1, 4));
  });
});

test('XOR is told apart by the sign of x·y alone, and the circle by the distance', () => {
  const xor = drawTask('xor', 0, 1).train;
  const products = featuresOf(xor.places, ['xy']);
  expect([...products.map(Math.sign)]).toEqual([...xor.labels]);
  const circle = drawTask('circle', 0, 1).train;
  const squares = featuresOf(circle.places, ['xx', 'yy']);
  const inside = [...circle.labels].map((_, point) => (squares[2 * point]! + squares[2 * point + 1]! < 9 ? 1 : -1));
  expect(inside).toEqual([...circle.labels]);
});

test('features stand point by point', () => {
  const found = featuresOf(Float64Array.of(2, 3, 0, 1), FEATURES);
  expect([...found.subarray(0, 7)]).toEqual([2, 3, 4, 9, 6, Math.sin(2), Math.sin(3)]);
  expect([...found.subarray(7)]).toEqual([0, 1, 0, 1, 0, 0, Math.sin(1)]);
});
