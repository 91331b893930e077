/** The parts of a descent: restlessness, distance and Adam, each against its definition. */
import {describe, expect, test} from 'vitest';

import {Adam} from '../../../../src/engine/ascent/adam.ts';
import {inversionGradient} from '../../../../src/engine/ascent/inversion.ts';
import {noisePicture} from '../../../../src/engine/ascent/noise-picture.ts';
import {relativeDistance} from '../../../../src/engine/ascent/relative-distance.ts';
import {totalVariation} from '../../../../src/engine/ascent/total-variation.ts';
import {CountedPerception} from '../../../support/network/counted-perception.ts';
import {naiveForward} from '../../../support/network/naive-perception.ts';
import {addScaled, dot, median, randomDirections, relativeError} from '../../../support/network/random-directions.ts';
import {seededRandom} from '../../../support/network/random-network.ts';
import {randomPicture} from '../../../support/network/random-perception.ts';

const DIRECTIONS = 5;

test('the restlessness of a picture of one colour is 0, and that of two pixels is their squared difference', () => {
  expect(totalVariation({width: 3, height: 2, values: new Float32Array(18).fill(0.25)}).value).toBe(0);
  const two = {width: 2, height: 1, values: Float32Array.of(0, 0, 0, 1, 0.5, 0)};
  const {value, gradient} = totalVariation(two);
  expect(value).toBeCloseTo((1 + 0.25) / 2, 6);
  expect([...gradient]).toEqual([-1, -0.5, 0, 1, 0.5, 0]);
});

test('the slope of the restlessness agrees with finite differences', () => {
  const picture = randomPicture(7, 5, seededRandom(1));
  const {gradient} = totalVariation(picture);
  for (const direction of randomDirections(DIRECTIONS, picture.values.length, seededRandom(2))) {
    const at = (step: number): number =>
      totalVariation({...picture, values: Float32Array.from(addScaled(picture.values, direction, step))}).value;
    expect(relativeError(dot(gradient, direction), (at(0.05) - at(-0.05)) / 0.1)).toBeLessThan(1e-3);
  }
});

test('a distance is 0 to itself, 1 from nothing, and may be from nothing', () => {
  const values = Float32Array.of(3, 0, 4);
  expect(relativeDistance(values, values).loss).toBe(0);
  expect(relativeDistance(new Float32Array(3), values).loss).toBeCloseTo(1, 6);
  expect([...relativeDistance(Float32Array.of(3, 0, 9), values).slopes]).toEqual([0, 0, Math.fround(10 / 25)]);
  expect(relativeDistance(values, new Float32Array(3)).loss).toBeCloseTo(25, 5);
});

test('Adam takes its first step by the rate against the slope, and keeps values in 0..1', () => {
  const values = Float32Array.of(0.5, 0.5, 0.5, 0.01);
  const adam = new Adam(values.length, 0.02);
  adam.descend(values, Float32Array.of(1e-3, -7, 0, 2));
  for (const [index, expected] of [0.48, 0.52, 0.5, 0].entries()) expect(values[index]).toBeCloseTo(expected, 4);
  expect(adam.steps).toBe(1);
});

test('Adam finds the bottom of a bowl', () => {
  const goal = [0.2, 0.7, 0.4];
  const values = Float32Array.of(0.9, 0.1, 0.5);
  const adam = new Adam(values.length, 0.02);
  for (let step = 0; step < 400; step++) {
    adam.descend(
      values,
      values.map((value, index) => (index + 1) * (value - goal[index]!)),
    );
  }
  for (const [index, value] of values.entries()) expect(value).toBeCloseTo(goal[index]!, 2);
});

test('noise is even about grey, and the same for the same seed', () => {
  const noise = noisePicture({width: 20, height: 10}, 3);
  expect(noise.values).toHaveLength(600);
  expect(noise.values.every((value) => value >= 0.4 && value < 0.6)).toBe(true);
  expect(noisePicture({width: 20, height: 10}, 3)).toEqual(noise);
  expect(noisePicture({width: 20, height: 10}, 4)).not.toEqual(noise);
});

describe('the gradient of an inversion', () => {
  const network = new CountedPerception();
  const original = network.random.picture;
  const start = randomPicture(original.width, original.height, seededRandom(9));

  test.each(network.file.layers)('agrees with finite differences at %s', async (layer) => {
    const target = Float32Array.from(naiveForward(network.random, original).get(layer)!.values);
    const weight = 0.3;
    const lossAt = async (values: Float32Array): Promise<number> => {
      const found = await inversionGradient(network, {...start, values}, {layer, values: target}, weight);
      return found.distance ** 2 + weight * found.variation;
    };
    const {gradient} = await inversionGradient(network, start, {layer, values: target}, weight);
    const directions = randomDirections(DIRECTIONS, start.values.length, seededRandom(5));
    const errors: number[] = [];
    for (const direction of directions) {
      const [ahead, behind] = await Promise.all(
        [0.02, -0.02].map((step) => lossAt(Float32Array.from(addScaled(start.values, direction, step)))),
      );
      errors.push(relativeError(dot(gradient, direction), (ahead! - behind!) / 0.04));
    }
    expect(median(errors)).toBeLessThan(0.02);
  });
});
