import {expect, test} from 'vitest';

import {magnitudesFor, type MagnitudeTable} from '../../../../src/engine/ascent/magnitude-table.ts';

const LENGTH = 5;
const table: MagnitudeTable = {
  side: 8,
  values: Float32Array.from({length: 3 * LENGTH * LENGTH}, (_, at) => 1 + at),
};

test('at its own size the table is read as it is, in the scale of a transform that is not divided', () => {
  const found = magnitudesFor(table, {width: 8, height: 8});
  expect(found).toHaveLength(3 * 8 * LENGTH);
  for (let plane = 0; plane < 3; plane++) {
    for (let row = 0; row < 8; row++) {
      for (let column = 0; column < LENGTH; column++) {
        const place = (plane * LENGTH + Math.min(row, 8 - row)) * LENGTH + column;
        expect(found[(plane * 8 + row) * LENGTH + column]).toBeCloseTo(8 * table.values[place]!, 3);
      }
    }
  }
});

test('at another size it is read at the same waves per pixel, between its numbers', () => {
  const found = magnitudesFor(table, {width: 16, height: 12});
  const columns = 9;
  const scale = Math.sqrt(16 * 12);
  // Three of sixteen pixels are one and a half of eight; four of twelve are two and two thirds.
  const between = table.values[LENGTH * 2 + 1]! + 0.5 + (2 / 3) * LENGTH;
  expect(found[4 * columns + 3]).toBeCloseTo(scale * between, 3);
  expect(found[8 * columns + 3]).toBeCloseTo(scale * between, 3);
});

test('the even colour is as even at any size', () => {
  const [small, large] = [magnitudesFor(table, {width: 8, height: 8}), magnitudesFor(table, {width: 32, height: 32})];
  expect(small[0]! / 64).toBeCloseTo(large[0]! / 1024, 6);
  // What lies beside it is between two waves, not between a wave and the even colour.
  expect(large[1]).toBeCloseTo(32 * table.values[1]!, 3);
});
