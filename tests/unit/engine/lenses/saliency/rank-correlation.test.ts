import {expect, test} from 'vitest';

import {randomiseWeights} from '../../../../../src/engine/lenses/saliency/randomise-weights.ts';
import {rankCorrelation, strengthOf} from '../../../../../src/engine/lenses/saliency/rank-correlation.ts';
import {SeededRandom} from '../../../../../src/engine/shared/seeded-random.ts';

test('any rising relation has rank correlation 1, any falling one -1', () => {
  const values = [3, 1, 4, 1.5, 9, 2.6];
  const rising = values.map((value) => Math.exp(value));
  expect(rankCorrelation(values, rising)).toBeCloseTo(1, 12);
  expect(
    rankCorrelation(
      values,
      rising.map((value) => -value),
    ),
  ).toBeCloseTo(-1, 12);
});

test('equal values share their ranks', () => {
  // Ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4 (by hand): 4.5 / sqrt(4.5 * 5).
  expect(rankCorrelation([1, 2, 2, 3], [1, 3, 2, 4])).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
});

test('maps without order, or that know nothing of each other, have none', () => {
  const random = new SeededRandom(1);
  const noise = (): Float32Array => Float32Array.from({length: 4000}, () => random.next());
  expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBe(0);
  expect(Math.abs(rankCorrelation(noise(), noise()))).toBeLessThan(0.05);
});

test("a pixel's strength is the largest change of its colours, of either sign", () => {
  expect([...strengthOf(Float32Array.of(0.5, -2, 1, 0, 0, -0.25))]).toEqual([2, 0.25]);
});

test('shuffled weights have the values of the learned ones in another order, the same again for the same seed', () => {
  const weights = new Map([
    ['conv1/kernel', Float32Array.from({length: 200}, (_, index) => index)],
    ['conv2/kernel', Float32Array.from({length: 200}, (_, index) => index)],
  ]);
  const shuffled = randomiseWeights(weights, 7);
  const first = shuffled.get('conv1/kernel')!;
  expect(first.toSorted()).toEqual(weights.get('conv1/kernel'));
  expect(Math.abs(rankCorrelation(first, weights.get('conv1/kernel')!))).toBeLessThan(0.25);
  expect(first).not.toEqual(shuffled.get('conv2/kernel'));
  expect(randomiseWeights(weights, 7)).toEqual(shuffled);
  expect(randomiseWeights(weights, 8).get('conv1/kernel')).not.toEqual(first);
});
