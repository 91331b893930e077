/** What a strong dream leaves of the picture under it. */
import {expect, test} from 'vitest';

import {coarseSize, soften} from '../../../../src/engine/dream/soften.ts';
import {drawPicture, meanDifference, meanOf} from '../../../support/engine/dream-scene.ts';

const SIZE = {width: 64, height: 48};

/** Stripes two pixels wide. */
const lines = drawPicture(SIZE, (x) => (x % 4 < 2 ? 0.2 : 0.8));

/** A wave as long as the picture is wide. */
const forms = drawPicture(SIZE, (x) => 0.5 + 0.3 * Math.cos((2 * Math.PI * x) / SIZE.width));

function contrastOf({values}: typeof lines): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
}

test('is all of it where the share is none', () => {
  expect(soften(lines, 0)).toBe(lines);
});

test('is its forms and its light, without its lines', () => {
  expect(contrastOf(soften(lines, 1)) / contrastOf(lines)).toBeLessThan(0.1);
  expect(contrastOf(soften(forms, 1)) / contrastOf(forms)).toBeGreaterThan(0.9);
  for (const picture of [lines, forms])
    expect(meanOf(soften(picture, 1).values)).toBeCloseTo(meanOf(picture.values), 3);
});

test('is half way at half the share', () => {
  const [sharp, soft] = [lines.values, soften(lines, 1).values];
  const between = sharp.map((value, index) => (value + soft[index]!) / 2);
  expect(meanDifference(soften(lines, 0.5).values, between)).toBeLessThan(1e-6);
});

test('is of the same size, also where that is no multiple of a cell', () => {
  const odd = drawPicture({width: 33, height: 30}, (x, y) => (x + y) / 63);
  expect(coarseSize(odd)).toEqual({width: 9, height: 8});
  expect(soften(odd, 1)).toMatchObject({width: 33, height: 30});
  expect(soften(odd, 1).values.every(Number.isFinite)).toBe(true);
});
