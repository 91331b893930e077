/**
 * The soak's own sums, from samples made up here.
 */
import {expect, test} from 'vitest';

import {formatSoak, reportSoak, type PutFault, type Sample} from '../../soak/soak-report.ts';

const good = (at: number): Sample => ({at, isBlack: false, age: 0, memoryMb: null});
const seconds = (count: number): Sample[] => Array.from({length: count}, (_, at) => good(at));
const fault = (at: number): PutFault => ({kind: 'worker throws', at, isSentenceRight: true, said: []});

test('a live picture each second is full availability', () => {
  expect(reportSoak(seconds(600), [])).toMatchObject({availability: 1, frames: 600, worstSeconds: 0, silent: []});
});

test('a black second is bad, and so is a picture older than two seconds', () => {
  const samples = seconds(100);
  samples[10] = {...good(10), isBlack: true};
  samples[20] = {...good(20), age: 2.5};
  samples[21] = {...good(21), age: 2};
  expect(reportSoak(samples, []).availability).toBeCloseTo(0.98, 10);
});

test('right after a fault a picture may be ten seconds old, but never black', () => {
  const samples = seconds(100).map((sample) =>
    sample.at > 50 && sample.at < 57 ? {...sample, age: sample.at - 50} : sample,
  );
  const report = reportSoak(samples, [fault(50)]);
  expect(report).toMatchObject({availability: 1, medianSeconds: 7, worstSeconds: 7, faults: {'worker throws': 1}});
  expect(reportSoak(samples, []).availability).toBeCloseTo(0.96, 10);
  samples[52] = {...good(52), isBlack: true};
  expect(reportSoak(samples, [fault(50)])).toMatchObject({availability: 0.99, blackSeconds: 0});
  samples[61] = {...good(61), isBlack: true};
  expect(reportSoak(samples, [fault(50)])).toMatchObject({availability: 0.98, blackSeconds: 1});
});

test('a picture that never comes again is worse than any number', () => {
  const samples = seconds(100).map((sample) => (sample.at > 50 ? {...sample, age: sample.at - 50} : sample));
  expect(reportSoak(samples, [fault(50)]).worstSeconds).toBe(Infinity);
});

test('the slope is that of the least of each minute, after the warm-up', () => {
  const samples = seconds(3600).map((sample) => ({
    ...sample,
    // 12 MB an hour, with garbage on top, and a steep start.
    memoryMb: 400 + sample.at / 300 + (sample.at % 50) + (sample.at < 600 ? -300 + sample.at / 2 : 0),
  }));
  expect(reportSoak(samples, []).slopeMbPerHour).toBeCloseTo(12, 1);
});

test('bad seconds that follow each other are one stretch, told by the fault before it, longest first', () => {
  const samples = seconds(100).map((sample) => (sample.at >= 60 && sample.at < 65 ? {...sample, age: 9} : sample));
  samples[3] = {...good(3), isBlack: true};
  expect(reportSoak(samples, [fault(48)]).badStretches).toEqual([
    {at: 60, seconds: 5, isBlack: false, lastFault: {kind: 'worker throws', secondsBefore: 12}},
    {at: 3, seconds: 1, isBlack: true, lastFault: null},
  ]);
});

test('a fault without its sentence is named, with what was said instead', () => {
  const silent = {kind: 'worker hangs', at: 3, said: ['engine-crashed'] as const};
  const report = reportSoak(seconds(10), [{...silent, isSentenceRight: false}]);
  expect(report.silent).toEqual([silent]);
  expect(formatSoak(report)).toContain('NO SENTENCE for: worker hangs at 3 s; said instead: engine-crashed');
});
