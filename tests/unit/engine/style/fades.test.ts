import {expect, test} from 'vitest';

import {Tween} from '../../../../src/engine/compositor/tween.ts';
import {StyleFader, weightsOf} from '../../../../src/engine/style/style-fader.ts';
import {PLAIN_PAINT} from '../../../../src/protocol/paint.ts';

test('a tween starts where it is, ends at its target and never overshoots', () => {
  const tween = new Tween(0, 200);
  tween.aim(1, 1000);
  const values = [1000, 1050, 1100, 1199, 1200, 5000].map((now) => tween.at(now));
  expect(values[0]).toBe(0);
  expect(values.at(-1)).toBe(1);
  expect(values).toEqual(values.toSorted((a, b) => a - b));
  expect(tween.isMoving(1199)).toBe(true);
  expect(tween.isMoving(1200)).toBe(false);
});

test('a tween that is turned around goes back from where it was', () => {
  const tween = new Tween(0, 200);
  tween.aim(1, 0);
  const midway = tween.at(100);
  tween.aim(0, 100);
  expect(tween.at(100)).toBeCloseTo(midway);
  expect(tween.at(300)).toBe(0);
});

test('without motion a tween jumps', () => {
  const tween = new Tween(0, 0);
  tween.aim(1, 10);
  expect(tween.at(10)).toBe(1);
});

const STYLES = ['wave', 'night', 'scream'];

test('a look becomes one weight for each style, summing to 1', () => {
  expect(weightsOf({...PLAIN_PAINT, style: 'night'}, STYLES)).toEqual([0, 1, 0]);
  expect(weightsOf({...PLAIN_PAINT, style: 'wave', mixStyle: 'scream', mix: 0.25}, STYLES)).toEqual([0.75, 0, 0.25]);
  expect(weightsOf({...PLAIN_PAINT, style: 'wave', mixStyle: 'wave', mix: 0.5}, STYLES)).toEqual([1, 0, 0]);
});

test('a name that no style has paints the first style', () => {
  expect(weightsOf({...PLAIN_PAINT, style: 'nobody'}, STYLES)).toEqual([1, 0, 0]);
});

test('a change of style fades through mixes that sum to 1', () => {
  const fader = new StyleFader([1, 0, 0], false);
  fader.aim([0, 0, 1], 0, false);
  for (const now of [0, 50, 150, 299, 300]) {
    const weights = fader.at(now);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1);
  }
  expect(fader.at(0)).toEqual([1, 0, 0]);
  expect(fader.at(150)[2]).toBeGreaterThan(0.4);
  expect(fader.at(300)).toEqual([0, 0, 1]);
});

test('a mix under the finger is followed at once', () => {
  const fader = new StyleFader([1, 0, 0], false);
  fader.aim([0.3, 0.7, 0], 1000, true);
  expect(fader.at(1000)).toEqual([0.3, 0.7, 0]);
});
