import {expect, test} from 'vitest';

import {staysTheSame} from '../../../../../src/engine/lenses/fingerprint/fingerprint-lens.ts';
import {sayAll} from '../../../../../src/words/say.ts';

test.each([
  [[], null],
  [[1e-14, null], null],
  [[1e-14, 1e-3], null],
  [[0], 'No: in this layer places may be shuffled, and the table stays the same.'],
  [[1e-14, 0, 1e-12], 'No: in all 3 layers places may be shuffled, and the tables stay the same.'],
])('tables that are %j away from those of their shuffled places: %j', (distances, told) => {
  const answer = staysTheSame(distances);
  expect(answer && sayAll(answer)).toBe(told);
});
