import {expect, test} from 'vitest';

import {blur, clipSmallContributions, clipSmallNorms, decay} from '../../../../src/engine/ascent/regularisers.ts';
import {seededRandom} from '../../../support/network/random-network.ts';

const [WIDTH, HEIGHT] = [9, 7];

function drawn(): Float32Array {
  const random = seededRandom(8);
  return Float32Array.from({length: WIDTH * HEIGHT * 3}, () => random());
}

test('decay goes by its share towards grey', () => {
  const values = Float32Array.of(0, 0.5, 1);
  decay(values, 0.1);
  expect([...values].map((value) => Number(value.toFixed(4)))).toEqual([0.05, 0.5, 0.95]);
});

test('a blur is the Gaussian mean of the surroundings, edges repeated', () => {
  const values = drawn();
  const before = values.slice();
  blur({width: WIDTH, height: HEIGHT, values}, 0.8);
  const weights = Array.from({length: 7}, (_, tap) => Math.exp(-((tap - 3) ** 2) / (2 * 0.8 ** 2)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const clamp = (at: number, length: number): number => Math.min(length - 1, Math.max(0, at));
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      let mean = 0;
      for (let dy = -3; dy <= 3; dy++) {
        for (let dx = -3; dx <= 3; dx++) {
          const from = (clamp(y + dy, HEIGHT) * WIDTH + clamp(x + dx, WIDTH)) * 3 + 1;
          mean += (weights[dy + 3]! * weights[dx + 3]! * before[from]!) / sum ** 2;
        }
      }
      expect(values[(y * WIDTH + x) * 3 + 1]).toBeCloseTo(mean, 5);
    }
  }
});

/** Pixels that have become grey. */
function wiped(values: Float32Array): number[] {
  return Array.from({length: WIDTH * HEIGHT}, (_, pixel) => pixel).filter((pixel) =>
    values.subarray(pixel * 3, pixel * 3 + 3).every((value) => value === 0.5),
  );
}

/** The weakest pixels, by number. */
function weakest(count: number, strengthOf: (pixel: number) => number): number[] {
  return Array.from({length: WIDTH * HEIGHT}, (_, pixel) => pixel)
    .sort((one, other) => strengthOf(one) - strengthOf(other))
    .slice(0, count)
    .sort((one, other) => one - other);
}

test('the pixels nearest to grey are wiped out', () => {
  const values = drawn();
  const before = values.slice();
  clipSmallNorms(values, 0.4);
  const count = Math.floor(0.4 * WIDTH * HEIGHT);
  expect(wiped(values)).toEqual(
    weakest(count, (pixel) => Math.hypot(...[0, 1, 2].map((channel) => before[pixel * 3 + channel]! - 0.5))),
  );
});

test('the pixels that matter least are wiped out', () => {
  const values = drawn();
  const before = values.slice();
  const random = seededRandom(9);
  const gradient = values.map(() => random() - 0.5);
  clipSmallContributions(values, gradient, 0.9);
  const count = Math.floor(0.9 * WIDTH * HEIGHT);
  expect(wiped(values)).toEqual(
    weakest(count, (pixel) =>
      Math.abs(
        [0, 1, 2].reduce(
          (sum, channel) => sum + (before[pixel * 3 + channel]! - 0.5) * gradient[pixel * 3 + channel]!,
          0,
        ),
      ),
    ),
  );
});

test('a share of nothing wipes out nothing', () => {
  const values = drawn();
  const before = values.slice();
  clipSmallNorms(values, 0);
  clipSmallContributions(values, before, 0);
  decay(values, 0);
  for (const [at, value] of before.entries()) expect(values[at]).toBeCloseTo(value, 6);
});
