/**
 * Limits that count only the time in which the thread was awake, by a fake clock.
 */
import {afterEach, beforeEach, expect, test, vi} from 'vitest';

import {AwakeTimer, withinLimit} from '../../../src/protocol/awake-timer.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** The machine sleeps: no timer runs, and then all that are due run at once, each of them late. */
async function sleep(ms: number): Promise<void> {
  vi.setSystemTime(Date.now() + ms);
  await vi.advanceTimersToNextTimerAsync();
}

test('it is due after its limit, once', async () => {
  let due = 0;
  const timer = new AwakeTimer(() => due++);
  timer.start(2500);
  await vi.advanceTimersByTimeAsync(2499);
  expect(due).toBe(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(due).toBe(1);
});

test('a start begins anew, and stopped it is never due', async () => {
  let due = 0;
  const timer = new AwakeTimer(() => due++);
  timer.start(2000);
  await vi.advanceTimersByTimeAsync(1999);
  timer.start(2000);
  await vi.advanceTimersByTimeAsync(1999);
  expect(due).toBe(0);
  timer.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(due).toBe(0);
});

test('45 seconds of sleep count as one second', async () => {
  let due = 0;
  const timer = new AwakeTimer(() => due++);
  timer.start(10_000);
  await vi.advanceTimersByTimeAsync(2000);
  await sleep(45_000);
  await vi.advanceTimersByTimeAsync(6900);
  expect(due).toBe(0);
  await vi.advanceTimersByTimeAsync(200);
  expect(due).toBe(1);
});

test('work that settles in time is its result, and leaves no timer behind', async () => {
  const work = new Promise<string>((resolve) => setTimeout(resolve, 3000, 'done'));
  const result = withinLimit(work, 4000, () => new Error('late'));
  await vi.advanceTimersByTimeAsync(3000);
  await expect(result).resolves.toBe('done');
  expect(vi.getTimerCount()).toBe(0);
});

test('work that never settles is the error', async () => {
  const result = expect(withinLimit(new Promise(() => undefined), 4000, () => new Error('late'))).rejects.toThrow(
    'late',
  );
  await vi.advanceTimersByTimeAsync(4000);
  await result;
});
