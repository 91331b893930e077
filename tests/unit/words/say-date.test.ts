import {expect, test} from 'vitest';

import {regionalTag} from '../../../src/words/say-date.ts';

test.each([
  ['de', ['en-US', 'de-AT', 'de'], 'de-AT'],
  ['de', ['en-US', 'DE-ch'], 'DE-ch'],
  ['en', ['de-DE', 'de'], 'en'],
  ['de', ['den', 'def'], 'de'],
  ['de', [], 'de'],
])('a date in %s for a browser with %j is written as in %s', (locale, preferred, tag) => {
  expect(regionalTag(locale, preferred)).toBe(tag);
});

test.each([[['en-US@posix']], [['en_GB']], [['en-']]])(
  'a tag that is none, %j, leaves the language as it is',
  (preferred) => {
    const tag = regionalTag('en', preferred);
    expect(tag).toBe('en');
    expect(() => new Intl.DateTimeFormat(tag)).not.toThrow();
  },
);
