import {expect, test} from 'vitest';

import {FrameSlot, type SourceFrame} from '../../../../src/engine/ingest/frame-slot.ts';
import {countingFrame} from '../../../support/engine/counting-frame.ts';

/** A frame as the slot takes it. */
function countingSource(): {source: SourceFrame; closed: () => number} {
  const {frame, closed} = countingFrame();
  return {source: {frame, orientation: {mirrored: false, rotation: 0}, capturedAt: 0}, closed};
}

test('closes a frame exactly once when a newer one comes', () => {
  const slot = new FrameSlot();
  const [first, second] = [countingSource(), countingSource()];
  slot.offer(first.source);
  slot.offer(second.source);
  expect([first.closed(), second.closed(), slot.openFrames]).toEqual([1, 0, 1]);
  slot.clear();
  slot.clear();
  expect([first.closed(), second.closed(), slot.openFrames]).toEqual([1, 1, 0]);
});

test('keeps a frame open while it is being painted, and closes it on release', () => {
  const slot = new FrameSlot();
  const [first, second] = [countingSource(), countingSource()];
  slot.offer(first.source);
  const lease = slot.lease();
  slot.offer(second.source);
  expect([first.closed(), slot.openFrames]).toEqual([0, 2]);
  lease?.release();
  expect([first.closed(), slot.openFrames]).toEqual([1, 1]);
});

test('never has more than two frames open, whatever the order of offers and releases', () => {
  const slot = new FrameSlot();
  const frames = Array.from({length: 200}, countingSource);
  let lease = slot.lease();
  for (const [index, {source}] of frames.entries()) {
    slot.offer(source);
    if (index % 7 === 0) {
      lease?.release();
      lease = slot.lease();
    }
    expect(slot.openFrames).toBeLessThanOrEqual(2);
  }
  lease?.release();
  slot.clear();
  expect(slot.openFrames).toBe(0);
  expect(frames.every(({closed}) => closed() === 1)).toBe(true);
});

test('counts versions, so that a new frame is told from one already painted', () => {
  const slot = new FrameSlot();
  expect(slot.lease()).toBeNull();
  slot.offer(countingSource().source);
  const before = slot.version;
  slot.offer(countingSource().source);
  expect(slot.version).toBe(before + 1);
});
