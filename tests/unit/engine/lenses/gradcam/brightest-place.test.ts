import {expect, test} from 'vitest';

import {brightestPlace, followed} from '../../../../../src/engine/lenses/gradcam/brightest-place.ts';
import {sayAll} from '../../../../../src/words/say.ts';

test('is the cell of the largest value, of equal ones the first', () => {
  expect(brightestPlace({values: Float32Array.of(0, 2, 5, 5)})).toBe(2);
  expect(brightestPlace({values: new Float32Array(4)})).toBe(0);
});

test.each([
  [0, 1, null],
  [0, 10, null],
  [11, 13, 'Yes: it went from column 2 to column 4.'],
  [4, 5, 'Yes: it went from column 5 to column 1.'],
])('of five columns from cell %i to cell %i is told as %j', (first, now, told) => {
  const answer = followed({width: 5}, first, now);
  expect(answer && sayAll(answer)).toBe(told);
});
