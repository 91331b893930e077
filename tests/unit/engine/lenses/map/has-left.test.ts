import {expect, test} from 'vitest';

import {GrowingMap} from '../../../../../src/engine/lenses/map/growing-map.ts';
import {entryOf} from '../../../../../src/engine/lenses/map/map-entry.ts';
import {hasLeft, spreadOf} from '../../../../../src/engine/lenses/map/has-left.ts';
import {SeededRandom} from '../../../../../src/engine/shared/seeded-random.ts';

const PICTURE = {width: 2, height: 2, values: new Float32Array(12)};

/** Two clouds that have nothing in common. */
function clouds(count: number) {
  const random = new SeededRandom(3);
  return Array.from({length: count}, (_, id) => {
    const answers = Float32Array.from({length: 8}, (_value, axis) =>
      axis % 2 === id % 2 ? 1 + 0.1 * random.next() : 0,
    );
    return entryOf(id, 'frame', answers, PICTURE);
  });
}

test('a spread is the root of the mean squared distance from the middle', () => {
  expect(
    spreadOf([
      [1, 1],
      [5, 1],
      [3, 3],
      [3, -1],
    ]),
  ).toBeCloseTo(2, 12);
});

test('who is on another island has left, and who walks about on the first has not', () => {
  const entries = clouds(40);
  const map = new GrowingMap();
  map.lay(entries, 5);
  const [here, beside, there] = [entries[0]!.code, entries[2]!.code, entries[1]!.code];
  expect(hasLeft(map, here, there)).toBeNull();
  while (!map.isSettled) map.work(20, 20);
  expect(hasLeft(map, here, beside)).toBeNull();
  expect(hasLeft(map, here, there)?.values?.['spreads']).toBeGreaterThan(1);
});
