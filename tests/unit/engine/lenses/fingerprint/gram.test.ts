/** Gram matrices: what they are, what they forget, and what a shuffle is. */
import {expect, test} from 'vitest';

import {gramDistance, gramMatrix} from '../../../../../src/engine/ascent/gram.ts';
import {shufflePositions} from '../../../../../src/engine/lenses/fingerprint/shuffle-positions.ts';
import type {Activation} from '../../../../../src/engine/network/perception.ts';
import {seededRandom} from '../../../../support/network/random-network.ts';

function randomMap(seed: number, width = 9, height = 7, channels = 5): Activation {
  const random = seededRandom(seed);
  // Half of them 0, as behind a ReLU.
  const values = Float32Array.from({length: width * height * channels}, () => Math.max(0, random() - 0.5));
  return {width, height, channels, values};
}

test('each entry is the mean product of two channels', () => {
  const map = randomMap(1);
  const {values} = gramMatrix(map);
  for (let row = 0; row < map.channels; row++) {
    for (let column = 0; column < map.channels; column++) {
      let sum = 0;
      for (let at = 0; at < map.values.length; at += map.channels)
        sum += map.values[at + row]! * map.values[at + column]!;
      expect(values[row * map.channels + column]).toBeCloseTo(sum / 63, 6);
    }
  }
});

test('shuffled positions have the same matrix, and are in another order', () => {
  const map = randomMap(2, 40, 30, 8);
  const shuffled = shufflePositions(map, 4);
  expect(shuffled.values).not.toEqual(map.values);
  expect(gramDistance(gramMatrix(shuffled), gramMatrix(map))).toBeLessThan(1e-12);
  expect(shufflePositions(map, 4).values).toEqual(shuffled.values);
  expect(shufflePositions(map, 5).values).not.toEqual(shuffled.values);
});

test('a shuffle keeps each position’s channels together and loses none', () => {
  const map = randomMap(3, 6, 5, 3);
  const positions = ({values}: Activation) =>
    Array.from({length: 30}, (_, at) => values.slice(at * 3, at * 3 + 3).join(' ')).sort();
  expect(positions(shufflePositions(map, 1))).toEqual(positions(map));
});

test('the distance is none of a matrix from itself, and 1 of nothing from something', () => {
  const gram = gramMatrix(randomMap(6));
  const nothing = {channels: 5, values: new Float32Array(25)};
  expect(gramDistance(gram, gram)).toBe(0);
  expect(gramDistance(nothing, gram)).toBe(1);
  expect(gramDistance(nothing, nothing)).toBe(0);
  expect(gramDistance({channels: 5, values: gram.values.map((value) => 3 * value)}, gram)).toBeCloseTo(4, 5);
});
