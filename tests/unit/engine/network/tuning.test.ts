/** Autotuning's decisions on made-up timings, and the names shapes are remembered by. */
import {describe, expect, test} from 'vitest';

import {
  nameOfShape,
  shapeNamed,
  SHAPES,
  shrinkToOutput,
  SOFTWARE_SHAPE,
} from '../../../../src/engine/network/wgsl/workgroup-shape.ts';
import {MOST_TUNING_MS, nextTrial, winner} from '../../../../src/engine/network/wgsl/tuning-decision.ts';

/** Tunes as the autotuner does, on shapes whose runs take what `timeOf` says. */
function tune(count: number, timeOf: (shape: number, run: number) => number): {trials: number[][]; spentMs: number} {
  const trials = Array.from({length: count}, (): number[] => []);
  let spentMs = 0;
  for (let next = nextTrial(trials, spentMs); next !== null; next = nextTrial(trials, spentMs)) {
    const ms = timeOf(next, trials[next]!.length);
    trials[next]!.push(ms);
    if (Number.isFinite(ms)) spentMs += ms;
  }
  return {trials, spentMs};
}

describe('tuning', () => {
  test('chooses the fastest shape', () => {
    const times = [10, 12, 8, 11, 7, 9];
    expect(winner(tune(6, (shape) => times[shape]!).trials)).toBe(4);
  });

  test('times every shape in turn, one shape after the other', () => {
    const order: number[] = [];
    tune(3, (shape) => {
      order.push(shape);
      return 5;
    });
    expect(order).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);
  });

  test('does not count the run that warms a shape up', () => {
    expect(winner(tune(2, (shape, run) => (run === 0 ? [1, 100][shape]! : [10, 5][shape]!)).trials)).toBe(1);
  });

  test('is not misled by a run that something else slowed down', () => {
    const {trials} = tune(2, (shape, run) => (shape === 1 && run === 2 ? 100 : [10, 6][shape]!));
    expect(winner(trials)).toBe(1);
  });

  test('keeps the shape in use unless another is clearly faster', () => {
    expect(winner(tune(2, (shape) => [10, 9.8][shape]!).trials)).toBe(0);
    expect(winner(tune(2, (shape) => [10, 9.5][shape]!).trials)).toBe(1);
  });

  test('gives a hopeless shape one run that counts, and no more', () => {
    const {trials} = tune(2, (shape) => [10, 30][shape]!);
    expect(trials.map((times) => times.length)).toEqual([4, 2]);
  });

  test('passes over shapes that cannot run', () => {
    const {trials} = tune(3, (shape) => [10, Infinity, 6][shape]!);
    expect(trials[1]).toEqual([Infinity]);
    expect(winner(trials)).toBe(2);
  });

  test('keeps the shape in use when nothing can be timed', () => {
    expect(winner(tune(3, () => Infinity).trials)).toBe(0);
    expect(winner([[], [], []])).toBe(0);
  });

  test('ends when its time is spent, and decides by what it knows', () => {
    const {trials, spentMs} = tune(8, (shape) => [100, 60, 50, 40, 30, 20, 10, 5][shape]!);
    expect(spentMs).toBeLessThan(MOST_TUNING_MS + 100);
    const slow = tune(8, () => 900);
    expect(slow.trials.flat()).toEqual([900, 900]);
    expect(winner(slow.trials)).toBe(0);
    expect(winner(trials)).toBeGreaterThan(0);
  });
});

describe('a shape', () => {
  test.each([
    ['stays as it is where its tiles fit', {width: 64, height: 48}, [8, 8]],
    ['shrinks to what is there', {width: 4, height: 8}, [2, 4]],
    ['is halved where half a tile would be empty', {width: 20, height: 15}, [4, 8]],
    ['keeps 8 pixels a side where there are more than 4', {width: 5, height: 1}, [4, 2]],
  ])('%s', (_what, size, sides) => {
    const {x, y, ...rest} = shrinkToOutput(SOFTWARE_SHAPE, size);
    expect([x, y]).toEqual(sides);
    expect(SOFTWARE_SHAPE).toMatchObject(rest);
  });

  test('has a name of its own that finds it again', () => {
    expect(new Set(SHAPES.map(nameOfShape)).size).toBe(SHAPES.length);
    for (const shape of SHAPES) expect(shapeNamed(nameOfShape(shape))).toBe(shape);
  });

  test.each([undefined, null, '', 7, 'tiled 8x8, 99 planes', {kind: 'direct'}, ['tiled']])(
    'is not found under %j',
    (stored) => {
      expect(shapeNamed(stored)).toBeNull();
    },
  );
});
