/**
 * The reference that engines are compared with, held to finite differences and to values worked out
 * by hand.
 */
import {describe, expect, test} from 'vitest';

import type {Weights} from '../../../src/engine/network/files/decode-weights.ts';
import type {PerceptionOp, ReluRule} from '../../../src/engine/network/perception.ts';
import {cotangentsEverywhere, everyObjective, nameOf} from '../../support/network/every-objective.ts';
import {runBackNaively, runNaively} from '../../support/network/naive-ops.ts';
import {naiveForward, naiveGradient, naiveScore} from '../../support/network/naive-perception.ts';
import type {NaiveTensor} from '../../support/network/naive-tensor.ts';
import {addScaled, dot, median, randomDirections, relativeError} from '../../support/network/random-directions.ts';
import {seededRandom} from '../../support/network/random-network.ts';
import {randomPerception} from '../../support/network/random-perception.ts';

/** Short enough that few ReLUs change their mind on the way; float64 has digits to spare. */
const STEP = 1e-6;
const DIRECTIONS = 7;
const NO_WEIGHTS: Weights = new Map();

test.each([1, 2, 3])('the plain gradient of network %d agrees with finite differences for every objective', (seed) => {
  const network = randomPerception(seed, {mostChannels: 5, width: 16, height: 24});
  const {picture} = network;
  const random = seededRandom(seed + 100);
  const directions = randomDirections(DIRECTIONS, picture.values.length, random);
  for (const objective of [...everyObjective(network, random), cotangentsEverywhere(network, random)]) {
    const {score, gradient} = naiveGradient(network, picture, objective, 'plain');
    expect(score, nameOf(objective)).toBe(naiveScore(network, picture, objective));
    const errors = directions.map((direction) => {
      const [ahead, behind] = [STEP, -STEP].map((step) =>
        naiveScore(network, {...picture, values: addScaled(picture.values, direction, step)}, objective),
      ) as [number, number];
      return relativeError(dot(gradient, direction), (ahead - behind) / (2 * STEP));
    });
    expect(median(errors), nameOf(objective)).toBeLessThan(1e-5);
  }
});

test('probabilities sum to one, and layers have the sides that their strides say', () => {
  const network = randomPerception(4, {stages: 3, width: 48, height: 32});
  const results = naiveForward(network, network.picture);
  expect(results.get('conv1')).toMatchObject({width: 24, height: 16});
  expect(results.get('conv4a')).toMatchObject({width: 3, height: 2});
  expect(results.get('probabilities')!.values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
});

describe('worked by hand', () => {
  const row = (...values: number[]): NaiveTensor => ({
    width: values.length,
    height: 1,
    channels: 1,
    values: Float64Array.from(values),
  });
  const backwards = (
    op: PerceptionOp,
    x: NaiveTensor,
    g: NaiveTensor,
    rule: ReluRule = 'plain',
    weights = NO_WEIGHTS,
  ) => Array.from(runBackNaively(op, {x, y: runNaively(op, x, weights), g, weights, rule}).values);

  test.each([
    ['plain', [0, 0, -3, 4]],
    ['deconvnet', [1, 0, 0, 4]],
    ['guided', [0, 0, 0, 4]],
  ] as const)('the %s rule passes a ReLU as its paper says', (rule, expected) => {
    const op: PerceptionOp = {kind: 'relu', name: 'relu', input: 'x'};
    expect(backwards(op, row(-1, 0, 2, 2), row(1, -2, -3, 4), rule).map((value) => value + 0)).toEqual(expected);
  });

  test('a max-pool leads back to the first of equal values in reading order', () => {
    const op: PerceptionOp = {kind: 'max-pool', name: 'pool', input: 'x', size: 2};
    const square = (...values: number[]): NaiveTensor => ({
      width: 2,
      height: 2,
      channels: 1,
      values: Float64Array.from(values),
    });
    expect(backwards(op, square(0, 0, 0, 0), row(5))).toEqual([5, 0, 0, 0]);
    expect(backwards(op, square(1, 3, 3, 2), row(5))).toEqual([0, 5, 0, 0]);
    expect(backwards(op, square(1, 2, 3, 3), row(5))).toEqual([0, 0, 5, 0]);
  });

  test('a convolution in steps of two pads with zeros and does not flip its kernel', () => {
    const kernel = new Float32Array(9);
    kernel.set([1, 2, 3], 3);
    const weights: Weights = new Map([
      ['conv/kernel', {values: kernel, shape: [3, 3, 1, 1]}],
      ['conv/bias', {values: Float32Array.of(10), shape: [1]}],
    ]);
    const pad = {mode: 'zero', size: 1} as const;
    const op: PerceptionOp = {
      kind: 'conv',
      name: 'conv',
      input: 'x',
      kernel: 3,
      stride: 2,
      pad,
      inChannels: 1,
      outChannels: 1,
      bias: true,
    };
    const x: NaiveTensor = {width: 4, height: 2, channels: 1, values: Float64Array.of(1, 2, 3, 4, 0, 0, 0, 0)};
    const y = runNaively(op, x, weights);
    expect(y).toMatchObject({width: 2, height: 1});
    expect(Array.from(y.values)).toEqual([10 + 2 * 1 + 3 * 2, 10 + 1 * 2 + 2 * 3 + 3 * 4]);
    expect(backwards(op, x, {...y, values: Float64Array.of(1, 100)}, 'plain', weights)).toEqual([
      2, 103, 200, 300, 0, 0, 0, 0,
    ]);
  });
});
