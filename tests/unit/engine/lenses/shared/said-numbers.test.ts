/** Numbers as the English page writes what lenses tell. */
import {expect, test} from 'vitest';

import {
  percent,
  steps255,
  twoDecimals,
  twoDigits,
  whole,
} from '../../../../../src/engine/lenses/shared/said-numbers.ts';
import {sayAll} from '../../../../../src/words/say.ts';
import type {Said} from '../../../../../src/words/words.ts';

test.each<[string, Said, string]>([
  ['a share in whole percent', percent(0.8349), '83 %'],
  ['a share below one percent with a decimal', percent(0.0042), '0.4 %'],
  ['no share at all', percent(0), '0 %'],
  ['two decimals without separators', twoDecimals(2503.2351), '2503.24'],
  ['a negative number', twoDecimals(-1.5), '-1.50'],
  ['two digits that count', twoDigits(0.03149), '0.031'],
  ['two digits of a whole number', twoDigits(4), '4.0'],
  ['nothing below zero', twoDigits(-0), '0.0'],
  ['a power where zeros would hide the digits', twoDigits(1234), '1.2e+3'],
  ['a power of a very small number', twoDigits(1.23e-8), '1.2e-8'],
  ['a whole number with separators', whole(50_000), '50,000'],
  ['a change in steps of 8 bits', steps255(4), '4/255'],
])('are said as %s', (_what, said, text) => {
  expect(sayAll(said)).toBe(text);
});
