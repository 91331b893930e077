/** Adding to a value between black and white without cutting off. */
import {expect, test} from 'vitest';

import {addWithinRoom} from '../../../../src/engine/picture/headroom.ts';

test('a small change in the middle is added as it is', () => {
  for (const change of [-0.02, -0.001, 0, 0.001, 0.02]) expect(addWithinRoom(0.5, change)).toBeCloseTo(0.5 + change, 4);
});

test('no change leaves black and white, and none but at their own ends reaches them', () => {
  for (const value of [0, 0.02, 0.15, 0.5, 0.85, 0.98, 1]) {
    for (const change of [-5, -0.8, -0.1, 0, 0.1, 0.8, 5]) {
      const sum = addWithinRoom(value, change);
      expect(sum).toBeGreaterThanOrEqual(0);
      expect(sum).toBeLessThanOrEqual(1);
      if (value > 0 && value < 1) expect(Math.abs(sum - 0.5)).toBeLessThan(0.5);
    }
  }
});

test('no byte becomes black or white that was not', () => {
  for (let byte = 1; byte < 255; byte++) {
    for (const change of [-5, -0.8, -0.1, 0.1, 0.8, 5]) {
      const sum = Math.round(255 * addWithinRoom(byte / 255, change));
      expect([0, 255]).not.toContain(sum);
    }
  }
});

test('a larger change always shows more, also where clipping would show no difference', () => {
  for (const value of [0.1, 0.5, 0.85]) {
    let before = -1;
    for (let change = -1; change <= 1; change += 0.05) {
      const sum = addWithinRoom(value, change);
      expect(sum).toBeGreaterThan(before);
      before = sum;
    }
  }
});

test('black and white look the same with their ends exchanged', () => {
  for (const [value, change] of [
    [0.15, 0.4],
    [0.85, -0.7],
    [0.3, -0.9],
  ] as const) {
    expect(1 - addWithinRoom(1 - value, -change)).toBeCloseTo(addWithinRoom(value, change), 6);
  }
});
