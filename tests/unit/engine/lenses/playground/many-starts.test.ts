import {expect, test} from 'vitest';

import {lensWith} from '../../../../../src/catalogue/lens-options.ts';
import {spreadOf, surveyStarts, WIDTHS, type Survey} from '../../../../../src/engine/lenses/playground/many-starts.ts';

const STARTS = 5;

const OPTIONS = lensWith('playground').options;

/** Every survey of one run: it is the same object's state, so only numbers are kept. */
const shares: number[] = [];
let last: Survey | null = null;
for (const survey of surveyStarts(OPTIONS, STARTS)) {
  shares.push(survey.share);
  last = survey;
}

test('comes closer to the end with every step, and ends there', () => {
  expect(shares.every((share, index) => index === 0 || share > shares[index - 1]!)).toBe(true);
  expect(last!.share).toBe(1);
});

test('wide networks end closer together, and better, than narrow ones', () => {
  const spreads = last!.widths.map(({finalLosses}) => spreadOf(finalLosses));
  expect(last!.widths.map(({width}) => width)).toEqual(WIDTHS);
  expect(spreads.at(-1)!).toBeLessThan(spreads[0]! / 2);
});

test('each width has its paths on a map of losses', () => {
  for (const {plane, finalLosses} of last!.widths) {
    expect(finalLosses).toHaveLength(STARTS);
    expect(plane!.paths).toHaveLength(STARTS);
    for (const place of plane!.paths.flat()) {
      for (const axis of [0, 1] as const) {
        expect(place[axis]).toBeGreaterThan(plane!.low[axis]);
        expect(place[axis]).toBeLessThan(plane!.high[axis]);
      }
    }
    expect(plane!.losses.every((loss) => loss >= 0)).toBe(true);
    expect(plane!.shares[0] + plane!.shares[1]).toBeLessThan(1);
  }
});

test('the spread is the standard deviation', () => {
  expect(spreadOf([2, 4, 4, 4, 5, 5, 7, 9])).toBe(2);
  expect(spreadOf([])).toBe(0);
});
