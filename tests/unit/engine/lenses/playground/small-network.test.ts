/** The small network's slopes against finite differences, and its output against arithmetic. */
import {describe, expect, test} from 'vitest';

import {ACTIVATION_NAMES} from '../../../../../src/catalogue/lenses/playground.ts';
import {SmallNetwork} from '../../../../../src/engine/lenses/playground/small-network.ts';
import {lossOf, Training, type Lesson} from '../../../../../src/engine/lenses/playground/training.ts';
import {SeededRandom} from '../../../../../src/engine/shared/seeded-random.ts';

const STEP = 1e-5;

function lessonOf(inputs: number): Lesson {
  const random = new SeededRandom(3);
  return {
    inputs: Float64Array.from({length: 6 * inputs}, () => random.between(-2, 2)),
    labels: Float64Array.from([1, -1, 1, -1, 1, -1]),
  };
}

describe.each(ACTIVATION_NAMES)('with %s', (activation) => {
  test.each([[[]], [[3]], [[4, 3]], [[3, 2, 3]]])('and hidden layers of %j, slopes are those of the loss', (hidden) => {
    const network = new SmallNetwork({inputs: 2, hidden, activation});
    network.draw(5);
    // A sum of exactly 0 lies on the kink of a ReLU, and has no slope.
    const random = new SeededRandom(6);
    for (const {biases, units} of network.layers) {
      for (let unit = 0; unit < units; unit++) network.parameters[biases + unit] = random.between(-0.4, 0.4);
    }
    const lesson = lessonOf(2);
    const gradient = new Float64Array(network.parameters.length);
    for (const [point, label] of lesson.labels.entries()) {
      const output = network.forward(lesson.inputs, point * 2);
      network.backward((output - label) / lesson.labels.length, gradient);
    }
    for (const [index, slope] of gradient.entries()) {
      const value = network.parameters[index]!;
      network.parameters[index] = value + STEP;
      const above = lossOf(network, lesson);
      network.parameters[index] = value - STEP;
      const below = lossOf(network, lesson);
      network.parameters[index] = value;
      expect(slope, `parameter ${index}`).toBeCloseTo((above - below) / (2 * STEP), 7);
    }
  });
});

test('answers as its weights say, unit by unit', () => {
  const network = new SmallNetwork({inputs: 2, hidden: [1], activation: 'relu'});
  // w = (1, 2), b = 0.5; then w = 3, b = -1.
  network.parameters.set([1, 2, 0.5, 3, -1]);
  expect(network.forward(Float64Array.of(9, 9, 0.25, 0.25), 2)).toBeCloseTo(Math.tanh(3 * 1.25 - 1), 12);
  expect([...network.answers.subarray(0, 3)]).toEqual([0.25, 0.25, 1.25]);
});

test('the same seed draws the same weights, another one others; biases begin at 0', () => {
  const [one, same, other] = [1, 1, 2].map((seed) => {
    const network = new SmallNetwork({inputs: 2, hidden: [4], activation: 'tanh'});
    network.draw(seed);
    return [...network.parameters];
  });
  expect(same).toEqual(one);
  expect(other).not.toEqual(one);
  expect(one!.slice(8, 12)).toEqual([0, 0, 0, 0]);
});

describe('learning', () => {
  const settings = {rate: 0.1, penalty: 'none', penaltyWeight: 0.1} as const;

  function train(change: Partial<Parameters<Training['learn']>[0]>, epochs: number): SmallNetwork {
    const network = new SmallNetwork({inputs: 2, hidden: [4], activation: 'tanh'});
    network.draw(1);
    const training = new Training(network, lessonOf(2), 1);
    while (training.epochs < epochs) training.learn({...settings, ...change});
    return network;
  }

  test('makes the loss smaller', () => {
    expect(lossOf(train({}, 300), lessonOf(2))).toBeLessThan(lossOf(train({}, 0), lessonOf(2)) / 10);
  });

  test('with L2 keeps weights smaller, with L1 leaves some at 0', () => {
    const sizeOf = ({parameters}: SmallNetwork): number => parameters.reduce((sum, value) => sum + value * value, 0);
    expect(sizeOf(train({penalty: 'l2'}, 300))).toBeLessThan(sizeOf(train({}, 300)) / 2);
    const weights = [...train({penalty: 'l1'}, 300).parameters.subarray(0, 8)];
    expect(weights.filter((weight) => weight === 0).length).toBeGreaterThan(0);
  });
});
