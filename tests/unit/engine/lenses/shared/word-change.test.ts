import {expect, test} from 'vitest';

import {followWord, NO_WORD_YET, toldChange} from '../../../../../src/engine/lenses/shared/word-change.ts';

const follow = (...words: readonly (string | null)[]) => words.reduce(followWord, NO_WORD_YET);

test.each([
  [[], null],
  [[null, 'face', null, 'face'], null],
  [[null, 'face', null, 'cup'], {from: {classWord: 'face'}, to: {classWord: 'cup'}}],
  [['face', 'cup', 'face', 'watch'], {from: {classWord: 'face'}, to: {classWord: 'cup'}}],
])('of %j is told %j: the first sure word, and the first other one', (words, told) => {
  expect(toldChange(follow(...words))).toEqual(told);
});
