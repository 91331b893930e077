import {describe, expect, test} from 'vitest';

import {RateMeter, TimingMeter} from '../../../../src/engine/shared/meters.ts';

/** A meter that has noted events at these times. */
function meterOf(...times: readonly number[]): RateMeter {
  const meter = new RateMeter();
  for (const time of times) meter.note(time);
  return meter;
}

describe('a rate', () => {
  test('is that of the intervals, whenever between two events it is asked for', () => {
    const meter = meterOf(...Array.from({length: 20}, (_, index) => index * 100));
    for (const sinceLast of [0, 50, 99]) expect(meter.perSecond(1900 + sinceLast)).toBeCloseTo(10, 6);
  });

  test('falls as soon as the next event is overdue', () => {
    const meter = meterOf(0, 100, 200, 300, 400);
    expect(meter.perSecond(500)).toBeCloseTo(10, 6);
    expect(meter.perSecond(1000)).toBeCloseTo(5, 6);
    expect(meter.perSecond(2000)).toBeCloseTo(2.5, 6);
  });

  test('of a burst is not the burst’s once it is over', () => {
    expect(meterOf(0, 10).perSecond(2000)).toBeCloseTo(1, 6);
  });

  test('follows a change within three seconds', () => {
    const meter = meterOf(...Array.from({length: 100}, (_, index) => index * 10));
    for (let time = 1000; time <= 4500; time += 500) meter.note(time);
    expect(meter.perSecond(4500)).toBeCloseTo(2, 6);
  });

  test('is nothing before there are two events, and after three seconds without any', () => {
    expect(meterOf().perSecond(0)).toBe(0);
    expect(meterOf(5).perSecond(6)).toBe(0);
    expect(meterOf(0, 100).perSecond(3200)).toBe(0);
  });
});

test('a timing’s median and 95th percentile are of the newest 240 samples', () => {
  const meter = new TimingMeter();
  expect(meter.timing()).toEqual({medianMs: null, p95Ms: null});
  for (let sample = 0; sample < 240; sample++) meter.note(1_000_000);
  for (let sample = 240; sample >= 1; sample--) meter.note(sample);
  expect(meter.timing()).toEqual({medianMs: 120, p95Ms: 228});
});
