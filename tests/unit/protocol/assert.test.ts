/** What programmers assume, checked. */
import {expect, test} from 'vitest';

import {present} from '../../../src/protocol/assert.ts';

test('hands back what is there, 0 and the empty text among it, and says what is missing', () => {
  expect(present(0, () => 'a number')).toBe(0);
  expect(present('', () => 'a text')).toBe('');
  expect(() => present(undefined, () => 'there is no level 7')).toThrow('Assertion failed: there is no level 7');
  expect(() => present(null, () => 'there is no camera')).toThrow('Assertion failed: there is no camera');
});
