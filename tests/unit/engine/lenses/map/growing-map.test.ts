import {describe, expect, test} from 'vitest';

import {GrowingMap} from '../../../../../src/engine/lenses/map/growing-map.ts';
import {entryOf, type MapEntry} from '../../../../../src/engine/lenses/map/map-entry.ts';
import {SeededRandom} from '../../../../../src/engine/shared/seeded-random.ts';

const PERPLEXITY = 5;
const RATE = 20;
const PICTURE = {width: 2, height: 2, values: new Float32Array(12)};

/** Entries of three clouds, in turn. */
function entries(count: number): readonly MapEntry[] {
  const random = new SeededRandom(1);
  return Array.from({length: count}, (_, id) => {
    const answers = Float32Array.from(
      {length: 9},
      (_value, axis) => (axis % 3 === id % 3 ? 1 : 0) + 0.1 * random.next(),
    );
    return entryOf(id, 'frame', answers, PICTURE);
  });
}

function settled(all: readonly MapEntry[]): GrowingMap {
  const map = new GrowingMap();
  map.lay(all, PERPLEXITY);
  while (!map.isSettled) map.work(RATE, 20);
  return map;
}

/** How often an entry's nearest place on the map is one of its own cloud. */
function shareAtHome(map: GrowingMap, count: number): number {
  const home = Array.from({length: count}, (_, one) => {
    const [x, y] = map.placeOf(one);
    const others = Array.from({length: count}, (_other, other) => other).filter((other) => other !== one);
    const away = (other: number): number => Math.hypot(map.placeOf(other)[0] - x, map.placeOf(other)[1] - y);
    const nearest = others.reduce((best, other) => (away(other) < away(best) ? other : best));
    return nearest % 3 === one % 3 ? 1 : 0;
  });
  return home.reduce((sum: number, each) => sum + each, 0) / count;
}

test('entries come to lie beside those that are like them, the same in every visit', () => {
  const map = settled(entries(45));
  expect(shareAtHome(map, 45)).toBeGreaterThan(0.95);
  expect(settled(entries(45)).placeOf(11)).toEqual(map.placeOf(11));
});

describe('an entry that comes later', () => {
  const map = settled(entries(44));
  const before = map.placeOf(0);
  map.lay(entries(45), PERPLEXITY);

  test('begins among those that it is like, and moves nobody at first', () => {
    expect(map.placeOf(0)).toEqual(before);
    expect(shareAtHome(map, 45)).toBeGreaterThan(0.95);
    expect(map.isSettled).toBe(false);
  });

  test('lies where its code is looked for', () => {
    const [x, y] = map.placeFor(entries(45)[44]!.code)!;
    expect(Math.hypot(x - map.placeOf(44)[0], y - map.placeOf(44)[1])).toBeLessThan(1);
  });
});

test('the nearest come first', () => {
  const all = entries(30);
  const map = new GrowingMap();
  map.lay(all, 5);
  const [first, ...others] = map.nearest(all[7]!.code, 4);
  expect(first).toBe(7);
  expect(others.every((index) => index % 3 === 7 % 3)).toBe(true);
});

test('too few are no map, and nothing to work on', () => {
  const map = new GrowingMap();
  expect(map.placeFor(Float32Array.of(1))).toBeNull();
  map.lay(entries(3), 5);
  expect([map.isSettled, map.divergence()]).toEqual([true, null]);
});
