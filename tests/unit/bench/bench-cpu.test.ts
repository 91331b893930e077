/** The arithmetic of the bench without a graphics card: processor time, stalls, rows, its page. */
import {expect, test} from 'vitest';

import {parseRows} from '../../bench/mirror/cpu/bench-options.ts';
import {CPU_ROWS} from '../../bench/mirror/cpu/cpu-rows.ts';
import {formatCpuPage, formatCpuRows} from '../../bench/mirror/cpu/format-rows.ts';
import type {CpuResult} from '../../bench/mirror/cpu/measure-row.ts';
import {kindOfProcess, percentOfCore, processorMs, readProcessTimes} from '../../bench/mirror/cpu/process-time.ts';
import {longestStall} from '../../bench/mirror/cpu/stall.ts';
import {LENS_IDS} from '../../../src/catalogue/lenses.ts';

test("a process's time is its user and system time, whatever its name holds", () => {
  const rest = 'S 1 2 2 0 -1 4194560 100 0 0 0 1234 56 7 8 20 0 9';
  expect(processorMs(`42 (chromium) ${rest}`)).toBe(12_900);
  expect(processorMs(`42 (a) S 9 (b) ${rest}`)).toBe(12_900);
  expect(processorMs('gone')).toBeNull();
});

test('processes are told apart by the type on their command lines', () => {
  expect(kindOfProcess('/usr/bin/chromium\0--headless\0')).toBe('browser');
  expect(kindOfProcess('/usr/bin/chromium\0--type=gpu-process\0--a=b\0')).toBe('gpu-process');
  expect(kindOfProcess('/usr/lib/chromium --type=renderer --a=b')).toBe('renderer');
  expect(kindOfProcess('/usr/bin/chromium\0--type=zygote\0')).toBe('other');
});

test('a share is of one core, and may be more than one', () => {
  const nothing = {browser: 0, 'gpu-process': 0, renderer: 0, utility: 0, other: 0};
  const after = {...nothing, 'gpu-process': 400, renderer: 3000};
  expect(percentOfCore(nothing, after, 2000)).toMatchObject({browser: 0, 'gpu-process': 20, renderer: 150});
});

test('a process that works is seen to have worked', () => {
  const before = readProcessTimes(process.pid);
  const start = process.cpuUsage();
  // The system counts in hundredths of a second.
  while (process.cpuUsage(start).user < 60_000) Math.sqrt(2);
  expect(readProcessTimes(process.pid).browser).toBeGreaterThan(before.browser);
});

test('a stall lasts from a rise to the next, and counts at both ends', () => {
  const at = (times: readonly number[], counts: readonly number[]) =>
    times.map((time, index) => ({at: time, count: counts[index]!}));
  expect(longestStall([])).toBe(0);
  expect(longestStall(at([0, 100, 200, 300], [0, 1, 2, 3]))).toBe(100);
  expect(longestStall(at([0, 100, 200, 300, 400], [0, 1, 1, 1, 2]))).toBe(300);
  expect(longestStall(at([0, 100, 700], [5, 6, 6]))).toBe(600);
  expect(longestStall(at([0, 500, 600], [5, 5, 6]))).toBe(600);
});

test('every lens has a row, and rows are chosen by name in the order of the table', () => {
  const names = CPU_ROWS.map(({name}) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(['small', 'middle', 'large', 'plain', 'dream', ...LENS_IDS]));
  expect(parseRows('plain, small')?.map(({name}) => name)).toEqual(['small', 'plain']);
  expect(parseRows(undefined)).toEqual(CPU_ROWS);
  expect(parseRows('small,constructor')).toBeNull();
});

test('the page names the processor, the load, and what was not there', () => {
  const row: CpuResult = {
    ...{name: 'plain', window: '1280x720', paintedPerSecond: 29.96, shownPerSecond: 30, networkMs: null},
    ...{latencyMs: null, drawPercent: 7.4, rendererPercent: 41, longestStallMs: 105, stepsPerSecond: null},
    ...{rung: null, inputSize: null, sourceSize: '640x480', engine: 'kernel', compositor: 'canvas'},
  };
  expect(formatCpuRows([row])).toContain('| plain | 1280x720 | 30.0 | 30.0 | - | - | - | 7 | 41 | 105 | - |');
  const site = {processor: 'a processor', cores: 2, browser: 'Chromium 1', seconds: 15, load: 3.14, isBusy: true};
  const page = formatCpuPage([row], site);
  expect(page).toContain('Chromium 1, 2 cores of a processor; 15 seconds a row');
  expect(page).toContain('3.1 of 2. Another process kept one core busy.');
});
