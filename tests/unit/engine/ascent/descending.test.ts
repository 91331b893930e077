/** The parts of a descent: restlessness, distance and Adam, each against its definition. */
import {describe, expect, test} from 'vitest';

import {Adam} from '../../../../src/engine/ascent/adam.ts';
import {inversionGradient} from '../../../../src/engine/ascent/inversion.ts';
import {noisePicture} from '../../../../src/engine/ascent/noise-picture.ts';
import {relativeDistance} from '../../../../src/engine/ascent/relative-distance.ts';
import {totalVariation} from '../../../../src/engine/ascent/total-variation.ts';
import {SeededRandom} from '../../../../src/engine/shared/seeded-random.ts';
import {CountedPerception} from '../../../support/network/counted-perception.ts';
import {naiveForward} from '../../../support/network/naive-perception.ts';
import {addScaled, dot, median, randomDirections, relativeError} from '../../../support/network/random-directions.ts';
import {seededRandom} from '../../../support/network/random-network.ts';
import {randomPicture} from '../../../support/network/random-perception.ts';

const DIRECTIONS = 5;
/** Of float64 differences. */
const STEP = 1e-6;

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

test('a distance has the slopes that differences say', () => {
  const random = seededRandom(3);
  const draw = () => Float32Array.from({length: 24}, () => random());
  const [now, kept] = [draw(), draw()];
  const {slopes} = relativeDistance(now, kept);
  const lossAt = (at: number, step: number): number => {
    const moved = now.slice();
    moved[at]! += step;
    return relativeDistance(moved, kept).loss;
  };
  for (const at of [0, 7, 23]) expect(slopes[at]).toBeCloseTo((lossAt(at, 1e-2) - lossAt(at, -1e-2)) / 2e-2, 4);
});

test('noise is even about grey, and the same for the same seed', () => {
  const draw = (seed: number) => noisePicture({width: 20, height: 10}, new SeededRandom(seed));
  const {values} = draw(3);
  expect(values).toHaveLength(600);
  expect(values.every((value) => Math.abs(value - 0.5) < 0.3)).toBe(true);
  const mean = values.reduce((sum, value) => sum + value, 0) / 600;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 600);
  expect(Math.abs(deviation - 0.06)).toBeLessThan(0.006);
  expect(draw(3).values).toEqual(values);
  expect(draw(4).values).not.toEqual(values);
});

describe('the gradient of an inversion', () => {
  const network = new CountedPerception();
  const {random} = network;
  const start = randomPicture(random.picture.width, random.picture.height, seededRandom(9));

  /** What is made small, in float64 and plain loops. */
  function lossAt(values: ArrayLike<number>, layer: string, target: ArrayLike<number>, weight: number): number {
    const {width, height} = start;
    const found = naiveForward(random, {width, height, values}).get(layer)!.values;
    let [difference, norm, restless] = [0, 0, 0];
    for (const [index, value] of found.entries()) {
      difference += (value - target[index]!) ** 2;
      norm += target[index]! ** 2;
    }
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width * 3; x++) {
        const at = y * width * 3 + x;
        if (x + 3 < width * 3) restless += (values[at + 3]! - values[at]!) ** 2;
        if (y + 1 < height) restless += (values[at + width * 3]! - values[at]!) ** 2;
      }
    }
    return difference / norm + (weight * restless) / (width * height);
  }

  test.each(network.file.layers)('agrees with finite differences at %s', async (layer) => {
    const target = Float32Array.from(naiveForward(random, random.picture).get(layer)!.values);
    const weight = 0.3;
    const found = await inversionGradient(network, start, {layer, values: target}, weight);
    const loss = found.distance ** 2 + weight * found.variation;
    expect(relativeError(loss, lossAt(start.values, layer, target, weight))).toBeLessThan(1e-4);
    const errors = randomDirections(DIRECTIONS, start.values.length, seededRandom(5)).map((direction) => {
      const [ahead, behind] = [STEP, -STEP].map((step) =>
        lossAt(addScaled(start.values, direction, step), layer, target, weight),
      ) as [number, number];
      return relativeError(dot(found.gradient, direction), (ahead - behind) / (2 * STEP));
    });
    expect(median(errors)).toBeLessThan(1e-3);
  });
});
