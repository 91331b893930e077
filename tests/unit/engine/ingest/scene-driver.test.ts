/**
 * The still life's driver with scenes that fail on demand, by a clock of its own.
 */
import {afterEach, beforeEach, expect, test, vi} from 'vitest';

import {SceneDriver, type SceneOptions} from '../../../../src/engine/ingest/scene-driver.ts';
import type {StillLife} from '../../../../src/engine/scene/still-life.ts';
import {EngineError} from '../../../../src/protocol/errors.ts';
import {countingFrame} from '../../../support/engine/counting-frame.ts';

const SCENE: SceneOptions = {seed: 1, at: null, isPortrait: false, renderer: 'software'};

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A driver over scenes of ours, with what was asked of them. */
function driverOf(faults: {opens?: () => boolean; changes?: () => boolean; renders?: () => boolean}) {
  const seen = {opened: 0, disposed: 0, changed: [] as number[], times: [] as number[], failures: [] as string[]};
  const lost = (fails?: () => boolean) => {
    if (fails?.() === true) throw new EngineError('gpu-lost', 'the context is gone');
  };
  const render = (seconds: number): ImageBitmap => {
    lost(faults.renders);
    seen.times.push(seconds);
    return countingFrame({width: 64, height: 36}).frame as unknown as ImageBitmap;
  };
  const scene = (): StillLife => ({
    change: ({seed}) => {
      seen.changed.push(seed);
      return new Promise((resolve) => {
        lost(faults.changes);
        resolve();
      });
    },
    renderAt: render,
    playTo: render,
    dispose: () => seen.disposed++,
  });
  const driver = new SceneDriver({
    deliver: ({frame}) => {
      frame.close();
    },
    onFailure: ({code}) => seen.failures.push(code),
    open: () =>
      new Promise((resolve) => {
        seen.opened++;
        lost(faults.opens);
        resolve(scene());
      }),
  });
  return {driver, seen};
}

test('twenty pauses use one scene, whose time stands still meanwhile', async () => {
  const {driver, seen} = driverOf({});
  for (let round = 0; round < 20; round++) {
    driver.start(SCENE);
    await vi.advanceTimersByTimeAsync(1000);
    driver.stop();
    await vi.advanceTimersByTimeAsync(5000);
  }
  expect(seen).toMatchObject({opened: 1, disposed: 0, changed: [], failures: []});
  const gaps = seen.times.slice(1).map((time, index) => time - (seen.times[index] ?? 0));
  expect(Math.max(...gaps)).toBeLessThan(0.1);
  expect(seen.times.at(-1)).toBeGreaterThan(15);
});

test('what draws the scene can change, and the one before is let go', async () => {
  const {driver, seen} = driverOf({});
  driver.start(SCENE);
  await vi.advanceTimersByTimeAsync(100);
  driver.start({...SCENE, renderer: 'three'});
  await vi.advanceTimersByTimeAsync(100);
  expect(seen).toMatchObject({opened: 2, disposed: 1, changed: [], failures: []});
});

test('another seed is another scene in the same source', async () => {
  const {driver, seen} = driverOf({});
  driver.start(SCENE);
  await vi.advanceTimersByTimeAsync(100);
  driver.start({...SCENE, seed: 2});
  await vi.advanceTimersByTimeAsync(100);
  expect(seen).toMatchObject({opened: 1, changed: [2], failures: []});
});

test.each(['opens', 'changes', 'renders'] as const)(
  'a context lost while it %s is told once, and another one shows the scene again',
  async (step) => {
    let isLost = false;
    const {driver, seen} = driverOf({[step]: () => isLost});
    driver.start(SCENE);
    await vi.advanceTimersByTimeAsync(500);
    isLost = true;
    if (step === 'opens') driver.close();
    driver.start({...SCENE, seed: 2});
    await vi.advanceTimersByTimeAsync(60_000);
    expect(seen.failures).toEqual(['gpu-lost']);
    isLost = false;
    const before = seen.times.length;
    await vi.advanceTimersByTimeAsync(31_000);
    expect(seen.times.length).toBeGreaterThan(before + 10);
    expect(seen.opened - seen.disposed).toBe(step === 'opens' ? seen.opened - 1 : 1);
  },
);

test('a scene that stands still is one frame, and closing gives its context back', async () => {
  const {driver, seen} = driverOf({});
  driver.start({...SCENE, at: 4});
  await vi.advanceTimersByTimeAsync(2000);
  expect(seen.times).toEqual([4]);
  driver.close();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen.disposed).toBe(1);
});
