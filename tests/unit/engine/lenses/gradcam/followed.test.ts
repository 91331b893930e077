import {expect, test} from 'vitest';

import {followed} from '../../../../../src/engine/lenses/gradcam/followed.ts';
import {sayAll} from '../../../../../src/words/say.ts';

test.each([
  [0, 1, null],
  [0, 10, null],
  [11, 13, 'Yes: it went from column 2 to column 4.'],
  [4, 5, 'Yes: it went from column 5 to column 1.'],
])('of five columns from cell %i to cell %i is told as %j', (first, now, told) => {
  const answer = followed({width: 5}, first, now);
  expect(answer && sayAll(answer)).toBe(told);
});
