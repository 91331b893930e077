import {expect, test} from 'vitest';

import {foundThreshold, narrow, NOTHING_TRIED} from '../../../../../src/engine/lenses/shared/threshold.ts';

type Try = readonly [at: number, isReached: boolean];

const after = (tries: readonly Try[]) =>
  tries.reduce((known, [at, isReached]) => narrow(known, at, isReached), NOTHING_TRIED);

test.each<[readonly Try[], {below: number; reached: number} | null]>([
  [[[4, true]], null],
  [[[1, false]], null],
  [
    [
      [4, true],
      [1, false],
    ],
    {below: 1, reached: 4},
  ],
  [
    [
      [1, false],
      [4, true],
    ],
    {below: 1, reached: 4},
  ],
  [
    [
      [8, true],
      [1, false],
      [4, true],
      [2, false],
    ],
    {below: 2, reached: 4},
  ],
])('after %j lies between %j', (tries, found) => {
  expect(foundThreshold(after(tries))).toEqual(found);
});

test.each<[readonly Try[]]>([
  [
    [
      [4, false],
      [4, true],
    ],
  ],
  [
    [
      [4, true],
      [6, false],
    ],
  ],
  [
    [
      [4, false],
      [2, true],
    ],
  ],
])('after tries that contradict one another, %j, is not known', (tries) => {
  expect(foundThreshold(after(tries))).toBeNull();
});
