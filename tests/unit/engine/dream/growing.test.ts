/** How much a dream grows in a frame, and when a step may be taken that is measured only later. */
import {describe, expect, test} from 'vitest';

import {keptOctaves} from '../../../../src/engine/dream/dream-on.ts';
import {Growth} from '../../../../src/engine/dream/growth.ts';
import {StepBudget} from '../../../../src/engine/dream/step-budget.ts';

describe('growth', () => {
  test('is about the same in a frame, whether in one step or in four, and is saved up for no longer than eight frames', () => {
    const grown = (framesBetween: number, stepsEach: number): number => {
      const growth = new Growth();
      let sum = 0;
      for (let frame = 1; frame <= 400; frame++) {
        growth.noteFrame(true, 0.99);
        if (frame % framesBetween !== 0) continue;
        for (let step = 0; step < stepsEach; step++) sum += growth.take(0, 1);
      }
      return sum / 400;
    };
    expect(grown(1, 1) / grown(1, 4)).toBeCloseTo(1, 1);
    expect(grown(4, 1) / grown(1, 1)).toBeGreaterThan(0.8);
    expect(grown(100, 1)).toBeLessThan(grown(1, 1) / 8);
  });

  test('has nothing to give in frames in which the dream must not change', () => {
    const growth = new Growth();
    for (let frame = 0; frame < 10; frame++) growth.noteFrame(false, 0.99);
    expect(growth.take(0, 1)).toBe(0);
  });

  test('is quick on a bare picture, slows down as the dream grows, and is quick again when another dream begins', () => {
    const growth = new Growth();
    const grow = (frames: number): number => {
      let sum = 0;
      for (let frame = 0; frame < frames; frame++) {
        growth.noteFrame(true, 1);
        sum += growth.take(0, 1);
      }
      return sum / frames;
    };
    const [first, later] = [grow(30), grow(300)];
    grow(1000);
    const last = grow(30);
    expect(first).toBeGreaterThan(1.3 * later);
    expect(last).toBeLessThan(0.5 * later);
    growth.restart();
    expect(grow(30)).toBeGreaterThan(0.7 * first);
  });
});

describe('the budget of steps that are measured later', () => {
  test('tries an octave once, and not again before it is known what it costs', () => {
    const budget = new StepBudget();
    budget.grant(10);
    expect(budget.affords(0)).toBe(true);
    expect(budget.commit(0)).toBe(0);
    expect([budget.affords(0), budget.affords(1)]).toEqual([false, true]);
    budget.settle(0, 0, 4);
    expect(budget.affords(0)).toBe(true);
  });

  test('spends in the long run what is granted, where steps cost more than was expected', () => {
    const budget = new StepBudget();
    let spent = 0;
    for (let frame = 0; frame < 200; frame++) {
      budget.grant(10);
      const expected: number[] = [];
      while (expected.length < 4 && budget.affords(0)) expected.push(budget.commit(0));
      for (const expectedMs of expected) {
        const costMs = 6 + (frame % 5);
        spent += costMs;
        budget.settle(0, expectedMs, costMs);
      }
    }
    expect(spent).toBeLessThanOrEqual(200 * 10 + 20);
    expect(spent).toBeGreaterThan(200 * 10 * 0.7);
  });

  test('forgets what it waits for when the picture changes its size', () => {
    const budget = new StepBudget();
    budget.grant(10);
    budget.commit(0);
    budget.forget();
    expect(budget.affords(0)).toBe(true);
  });
});

test.each([
  [1920, 1080],
  [1080, 1920],
  [8000, 6000],
  [12000, 1000],
])('a kept picture of %i x %i is dreamt on with two octaves, in about a megapixel', (width, height) => {
  const octaves = keptOctaves({width, height}, 32);
  expect(octaves).toHaveLength(2);
  for (const size of octaves) expect(size.width * size.height).toBeLessThan(1.1 * 1366 * 768);
});
