/** How many pixels are finished where the graphics card is a processor. */
import {expect, test} from 'vitest';

import {PixelBudget} from '../../../../src/engine/compositor/three/brush/pixel-budget.ts';

/** A budget after pictures that took so long. */
function after(times: readonly number[]): number {
  const budget = new PixelBudget();
  for (const took of times) budget.note(took);
  return budget.pixels;
}

test('quick pictures leave it as it is, and so does one that compiled a shader', () => {
  expect(after([20, 900, 30, 400, 30])).toBe(after([]));
});

test('it halves while pictures take longer than the 24th part of a second', () => {
  expect(after([60, 60, 60])).toBe(after([]) / 2);
  expect(after([60, 60, 60, 60, 60, 60])).toBe(after([]) / 4);
});

test('a card that stays too slow finishes nothing any more', () => {
  expect(after(Array.from({length: 15}, () => 60))).toBe(0);
});
