/** When the compositor draws only to let go of what the flash limiter may hold. */
import {describe, expect, test} from 'vitest';

import {Settling} from '../../../../src/engine/compositor/flash/settling.ts';

/** Notes frames with something new from 0 on; returns when the last one was. */
function drawChanges(settling: Settling, frames: number, intervalMs: number): number {
  for (let frame = 0; frame < frames; frame++) settling.noteDrawn(frame * intervalMs, true);
  return (frames - 1) * intervalMs;
}

/** Times after `from` at which a display, at 60 Hz if not said otherwise, draws again. */
function extraFrames(settling: Settling, from: number, displayMs = 1000 / 60): number[] {
  const drawn: number[] = [];
  for (let now = from; now < from + 10_000; now += displayMs) {
    if (!settling.isDue(now)) continue;
    settling.noteDrawn(now, false);
    drawn.push(now - from);
  }
  return drawn;
}

describe('after a picture that has come to rest', () => {
  test('a few frames are drawn for as long as anything may be held, then none', () => {
    const settling = new Settling();
    const drawn = extraFrames(settling, drawChanges(settling, 30, 33));
    expect(drawn.length).toBeGreaterThan(5);
    expect(drawn.length).toBeLessThan(16);
    expect(drawn.at(-1)).toBeGreaterThan(2000);
    expect(drawn.at(-1)).toBeLessThan(4000);
  });

  test('they are no fewer where each comes late, for each is one step of the limiter', () => {
    const settling = new Settling();
    const drawn = extraFrames(settling, drawChanges(settling, 30, 33), 700);
    expect(drawn.length).toBeGreaterThan(10);
    expect(drawn.length).toBeLessThan(16);
  });

  test('none are drawn where too few frames came to flash more than three times', () => {
    const settling = new Settling();
    expect(extraFrames(settling, drawChanges(settling, 6, 33))).toEqual([]);
  });
});

test('a picture that changes five times a second is drawn five times a second', () => {
  const settling = new Settling();
  const end = drawChanges(settling, 30, 200);
  expect(settling.isDue(end + 249)).toBe(false);
  expect(extraFrames(settling, end)).toEqual([]);
});

test('a picture that goes on changing slowly after a strobe does not end the settling', () => {
  const settling = new Settling();
  const end = drawChanges(settling, 30, 33);
  settling.noteDrawn(end + 2000, true);
  expect(settling.isDue(end + 2250)).toBe(true);
  expect(extraFrames(settling, end + 2000).at(-1)).toBeGreaterThan(2000);
});

test('what is let go counts as a change with what follows', () => {
  const settling = new Settling();
  const end = drawChanges(settling, 30, 33);
  const last = end + (extraFrames(settling, end).at(-1) ?? NaN);
  for (let change = 1; change <= 3; change++) settling.noteDrawn(last + change, true);
  expect(extraFrames(settling, last + 3)).not.toEqual([]);
});
