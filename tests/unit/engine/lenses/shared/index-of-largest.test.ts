import {expect, test} from 'vitest';

import {indexOfLargest} from '../../../../../src/engine/lenses/shared/index-of-largest.ts';

test.each([
  [[0, 2, 5, 5], 2],
  [[-3, -1, -2], 1],
  [[0, 0], 0],
  [[], 0],
])('of %j it is %i', (values, index) => {
  expect(indexOfLargest(values)).toBe(index);
});
