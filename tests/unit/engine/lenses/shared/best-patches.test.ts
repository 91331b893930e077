/** The minute's memory of what excited a unit most. */
import {expect, test} from 'vitest';

import {APART_MS, BestPatches, MEMORY_MS, MOST_PATCHES} from '../../../../../src/engine/lenses/shared/best-patches.ts';
import type {Activation} from '../../../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../../../src/engine/picture/picture.ts';

const PICTURE: RgbPicture = {width: 2, height: 2, values: new Float32Array(12).fill(0.5)};

/** Two units on 3x2 cells; unit 0 answers with `score` in one cell, unit 1 nowhere. */
function answer(score: number, cell = 4): Activation {
  const values = new Float32Array(12);
  values[cell * 2] = score;
  return {width: 3, height: 2, channels: 2, values};
}

test('the strongest frames come first, each with the cell that answered, and no more than six of them', () => {
  const patches = new BestPatches();
  const scores = [3, 9, 1, 7, 5, 8, 2, 6];
  for (const [frame, score] of scores.entries()) patches.note('conv1', answer(score), PICTURE, frame * APART_MS);
  const found = patches.of(0, scores.length * APART_MS);
  expect(found.map(({score}) => score)).toEqual([9, 8, 7, 6, 5, 3]);
  expect(found).toHaveLength(MOST_PATCHES);
  expect(found[0]).toMatchObject({x: 1, y: 1, capturedAt: APART_MS});
  expect(new Set(found.map(({capturedAt}) => capturedAt)).size).toBe(MOST_PATCHES);
});

test('of frames that are to be further apart, the weaker one is left out', () => {
  const patches = new BestPatches();
  for (const [frame, score] of [3, 9, 8, 7, 6, 5].entries())
    patches.note('conv1', answer(score), PICTURE, 1000 * frame);
  const found = patches.of(0, 5000, {count: 2, apartMs: 2000});
  expect(found.map(({score}) => score)).toEqual([9, 7]);
  expect(patches.of(0, 5000, {apartMs: 2000}).map(({score}) => score)).toEqual([9, 7, 5]);
});

test('a frame that comes again or hardly later is no second patch', () => {
  const patches = new BestPatches();
  patches.note('conv1', answer(1), PICTURE, 1000);
  patches.note('conv1', answer(1), PICTURE, 1000);
  patches.note('conv1', answer(2), PICTURE, 1000 + APART_MS - 1);
  expect(patches.of(0, 1000 + APART_MS)).toHaveLength(1);
  patches.note('conv1', answer(2), PICTURE, 1000 + APART_MS);
  expect(patches.of(0, 1000 + APART_MS)).toHaveLength(2);
});

test('frames are forgotten after a minute, and weaker ones of this minute take their places', () => {
  const patches = new BestPatches();
  for (let frame = 0; frame < MOST_PATCHES; frame++) patches.note('conv1', answer(9), PICTURE, frame * APART_MS);
  const later = 30_000;
  patches.note('conv1', answer(1), PICTURE, later);
  expect(patches.of(0, later).every(({score}) => score === 9)).toBe(true);
  expect(patches.of(0, MEMORY_MS).at(-1)).toMatchObject({score: 9});
  expect(patches.of(0, MEMORY_MS + MOST_PATCHES * APART_MS).map(({score}) => score)).toEqual([1]);
  expect(patches.of(0, later + MEMORY_MS + 1)).toEqual([]);
  // Forgotten for good, whatever the time is then said to be.
  expect(patches.of(0, 0)).toEqual([]);
});

test('a unit that was silent has no patches, and neither has one of another layer', () => {
  const patches = new BestPatches();
  patches.note('conv1', answer(4), PICTURE, 0);
  expect(patches.of(1, 0)).toEqual([]);
  patches.note('conv2', answer(3), PICTURE, 100);
  expect(patches.of(0, 100).map(({score}) => score)).toEqual([3]);
});
