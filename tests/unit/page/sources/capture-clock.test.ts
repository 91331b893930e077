/** When frames were captured, of streams whose clocks begin anywhere and arrivals that are late. */
import {expect, test} from 'vitest';

import {CaptureClock} from '../../../../src/page/sources/capture-clock.ts';

const FRAME_MS = 1000 / 30;

/** Errors, in ms, of the told capture times: each frame arrives `lateMs` after its capture. */
function errors(lateMs: readonly number[], {zero = 794_000, drift = 0} = {}): number[] {
  const clock = new CaptureClock();
  return lateMs.map((late, index) => {
    const captured = index * FRAME_MS;
    return clock.capturedAt(zero + captured * (1 - drift), captured + late) - captured;
  });
}

test('a frame that waits is as old as it is, once one has come quickly', () => {
  expect(errors([2, 50, 2, 30, 400]).map((error) => Math.round(error))).toEqual([2, 2, 2, 2, 2]);
  expect(errors([60, 60, 3, 60]).map((error) => Math.round(error))).toEqual([60, 60, 3, 3]);
});

test('a capture time is never later than the arrival', () => {
  const late = Array.from({length: 1000}, (_, index) => 2 + ((index * 37) % 90));
  for (const [index, error] of errors(late).entries()) expect(error).toBeLessThanOrEqual(late[index]! + 1e-6);
});

test("a camera's clock that runs late by a second in three hours leads nowhere in two", () => {
  const late = Array.from({length: 2 * 3600 * 30}, (_, index) => (index % 10 === 0 ? 2 : 40));
  expect(Math.max(...errors(late, {drift: 1e-4}).slice(-3000).map(Math.abs))).toBeLessThan(5);
});

test('a stream that begins anew is followed at once', () => {
  const clock = new CaptureClock();
  clock.capturedAt(50_000, 1000);
  expect(clock.capturedAt(0, 1040)).toBe(1040);
  expect(clock.capturedAt(80_000, 1080)).toBe(1080);
});
