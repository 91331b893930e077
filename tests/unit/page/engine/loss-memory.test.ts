/** What is remembered of the graphics card's losses, with a storage in memory. */
import {afterEach, beforeEach, expect, test, vi} from 'vitest';

import {SITE_MEMORY} from '../../../../src/page/engine/loss-memory.ts';

const MINUTE = 60_000;

let stored: Map<string, string>;

beforeEach(() => {
  vi.useFakeTimers();
  stored = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('tells how long ago losses were, oldest first, for ten minutes', () => {
  SITE_MEMORY.note();
  vi.advanceTimersByTime(4 * MINUTE);
  SITE_MEMORY.note();
  vi.advanceTimersByTime(5 * MINUTE);
  expect(SITE_MEMORY.agesMs()).toEqual([9 * MINUTE, 5 * MINUTE]);
  vi.advanceTimersByTime(2 * MINUTE);
  expect(SITE_MEMORY.agesMs()).toEqual([7 * MINUTE]);
});

test('believes no loss of the future: the clock has been moved', () => {
  SITE_MEMORY.note();
  vi.setSystemTime(Date.now() - 60 * MINUTE);
  expect(SITE_MEMORY.agesMs()).toEqual([]);
});

test.each(['', '{', 'null', '{"a":1}', '["soon",null,1e400]'])(
  'takes what is no list of times, %j, for none',
  (text) => {
    stored.set('pareidolia.losses', text);
    expect(SITE_MEMORY.agesMs()).toEqual([]);
    SITE_MEMORY.note();
    expect(SITE_MEMORY.agesMs()).toEqual([0]);
  },
);

test('forgets where nothing is kept', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('refused');
    },
    setItem: () => {
      throw new Error('full');
    },
  });
  SITE_MEMORY.note();
  expect(SITE_MEMORY.agesMs()).toEqual([]);
});
