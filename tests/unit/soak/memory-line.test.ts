/** Lines through memory, from samples made up here. */
import {expect, test} from 'vitest';

import {growthMb, slopePerHour, type MemorySample} from '../../soak/memory-line.ts';

/** Garbage of up to 30 MB on top of what is held. */
function samplesOf(minutes: number, heldMb: (minute: number) => number): MemorySample[] {
  return Array.from({length: minutes * 30 + 1}, (_, index) => ({
    at: index * 2,
    memoryMb: heldMb(index / 30) + (index % 30),
  }));
}

test('the slope is that of the least of each minute, after the warm-up', () => {
  const samples = samplesOf(60, (minute) => (minute < 10 ? 100 + 30 * minute : 400 + minute / 5));
  expect(slopePerHour(samples, 10)).toBeCloseTo(12, 0);
  expect(slopePerHour(samples, 0)).toBeGreaterThan(100);
});

test('a minute that has only begun is no part of the line', () => {
  // The last sample alone is the least of the 41st minute.
  const samples = samplesOf(40, () => 400).map((sample) => (sample.at === 2400 ? {...sample, memoryMb: 435} : sample));
  expect(slopePerHour(samples, 10)).toBeCloseTo(0, 10);
});

test('a few minutes make no line', () => {
  expect(
    slopePerHour(
      samplesOf(13, () => 400),
      0,
    ),
  ).toBeNull();
});

test('growth is from the first whole minute after the warm-up to the last', () => {
  const samples = samplesOf(5, (minute) => (minute < 1 ? 0 : 400 + 3 * minute));
  expect(growthMb(samples, 1)).toBeCloseTo(9, 0);
});

test('a single minute has not grown', () => {
  expect(
    growthMb(
      samplesOf(2, () => 400),
      1,
    ),
  ).toBeNull();
});

test('what could not be measured is left out', () => {
  const samples = samplesOf(30, () => 400).map((sample, index) =>
    index % 3 === 1 ? {...sample, memoryMb: null} : sample,
  );
  expect(slopePerHour(samples, 0)).toBeCloseTo(0, 0);
});
