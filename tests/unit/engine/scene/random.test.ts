/**
 * The scene's randomness: the same on every machine.
 */
import {expect, test} from 'vitest';

import {fractalNoise3, noise3} from '../../../../src/engine/scene/noise.ts';
import {SeededRandom} from '../../../../src/engine/shared/seeded-random.ts';

test('a seed gives the numbers of mulberry32', () => {
  const random = new SeededRandom(1);
  expect([random.next(), random.next(), random.next()]).toEqual([
    0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
  ]);
});

test('numbers lie in their range and fill it evenly', () => {
  const random = new SeededRandom(7);
  const tenths = new Array<number>(10).fill(0);
  for (let draw = 0; draw < 10_000; draw++) {
    const value = random.between(20, 30);
    expect(value).toBeGreaterThanOrEqual(20);
    expect(value).toBeLessThan(30);
    tenths[Math.floor(value - 20)]! += 1;
  }
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

test('each part of the scene has its own stream, whatever the others draw', () => {
  const stream = (seed: number, part: string): number[] => {
    const random = SeededRandom.forPart(seed, part);
    return [random.next(), random.next(), random.next()];
  };
  expect(stream(5, 'fruit')).toEqual(stream(5, 'fruit'));
  expect(stream(5, 'fruit')).not.toEqual(stream(5, 'books'));
  expect(stream(5, 'fruit')).not.toEqual(stream(6, 'fruit'));
});

test('picking reaches every entry of a list and nothing else', () => {
  const random = new SeededRandom(3);
  const picked = new Set(Array.from({length: 200}, () => random.pick(['a', 'b', 'c'])));
  expect([...picked].sort()).toEqual(['a', 'b', 'c']);
});

test('noise is smooth, stays within -1..1 and does vary', () => {
  let [low, high] = [1, -1];
  for (let step = 0; step < 4000; step++) {
    const x = step * 0.037 - 60;
    const value = noise3(x, 0.3 * x, 5);
    expect(Math.abs(noise3(x + 1e-4, 0.3 * x, 5) - value)).toBeLessThan(1e-3);
    low = Math.min(low, value);
    high = Math.max(high, value);
    expect(Math.abs(fractalNoise3(x, 1, 2, 4))).toBeLessThanOrEqual(1);
  }
  expect(low).toBeGreaterThanOrEqual(-1);
  expect(high).toBeLessThanOrEqual(1);
  expect(low).toBeLessThan(-0.6);
  expect(high).toBeGreaterThan(0.6);
});
