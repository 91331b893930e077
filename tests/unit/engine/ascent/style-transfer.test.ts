/**
 * Style by optimisation: its gradients against finite differences, its pieces, and that it closes
 * in.
 */
import {expect, test} from 'vitest';

import {gramMatrix} from '../../../../src/engine/ascent/gram.ts';
import {gramLoss} from '../../../../src/engine/ascent/gram-loss.ts';
import {StyleTransfer, transferGradient, type TransferGoal} from '../../../../src/engine/ascent/style-transfer.ts';
import type {Activation} from '../../../../src/engine/network/perception.ts';
import {finishPieces} from '../../../support/engine/finish-pieces.ts';
import {CountedPerception} from '../../../support/network/counted-perception.ts';
import {naiveForward} from '../../../support/network/naive-perception.ts';
import {addScaled, dot, median, randomDirections, relativeError} from '../../../support/network/random-directions.ts';
import {seededRandom} from '../../../support/network/random-network.ts';
import {randomPerception, randomPicture} from '../../../support/network/random-perception.ts';

const DIRECTIONS = 5;

const small = randomPerception(2, {stages: 1, mostChannels: 6, width: 16, height: 16});
const network = new CountedPerception(small);
const [first, ...others] = small.file.layers;

function randomMap(seed: number): Activation {
  const random = seededRandom(seed);
  return {width: 4, height: 3, channels: 5, values: Float32Array.from({length: 60}, () => 0.1 + random())};
}

/** Content of the network's own picture, style of another. */
function goalOf(): TransferGoal {
  const own = naiveForward(small, small.picture);
  const theirs = naiveForward(small, randomPicture(16, 16, seededRandom(6)));
  const layer = others.at(-1)!;
  return {
    content: {layer, values: Float32Array.from(own.get(layer)!.values)},
    styles: [first!, ...others].map((each) => {
      const map = theirs.get(each)!;
      return {layer: each, gram: gramMatrix({...map, values: Float32Array.from(map.values)})};
    }),
  };
}

test('the slope of a Gram loss agrees with finite differences', () => {
  const map = randomMap(1);
  const style = gramMatrix(randomMap(2));
  const {slopes, gram} = gramLoss(map, style);
  expect(gram).toEqual(gramMatrix(map));
  for (const direction of randomDirections(DIRECTIONS, map.values.length, seededRandom(3))) {
    const at = (step: number): number =>
      gramLoss({...map, values: Float32Array.from(addScaled(map.values, direction, step))}, style).loss;
    expect(relativeError(dot(slopes, direction), (at(0.01) - at(-0.01)) / 0.02)).toBeLessThan(1e-2);
  }
});

test('the loss of a style to itself is 0, and an answer of 0 has no slope', () => {
  const map = randomMap(4);
  map.values[7] = 0;
  const own = gramLoss(map, gramMatrix(map));
  expect(own.loss).toBe(0);
  expect(own.slopes.every((slope) => slope === 0)).toBe(true);
  const {loss, slopes} = gramLoss(map, gramMatrix(randomMap(5)));
  expect(loss).toBeGreaterThan(0);
  expect(slopes[7]).toBe(0);
});

test('the gradient of the whole agrees with finite differences', async () => {
  const goal = goalOf();
  const start = randomPicture(16, 16, seededRandom(9));
  const totalAt = async (values: Float32Array): Promise<number> =>
    (await finishPieces(transferGradient(network, {...start, values}, goal, 2))).total;
  const found = await finishPieces(transferGradient(network, start, goal, 2));
  expect(found.grams).toHaveLength(goal.styles.length);
  const errors: number[] = [];
  for (const direction of randomDirections(DIRECTIONS, start.values.length, seededRandom(5))) {
    const [ahead, behind] = await Promise.all(
      [2e-3, -2e-3].map((step) => totalAt(Float32Array.from(addScaled(start.values, direction, step)))),
    );
    errors.push(relativeError(dot(found.gradient, direction), (ahead! - behind!) / 4e-3));
  }
  expect(median(errors)).toBeLessThan(0.02);
});

test('a step is done in pieces, one for each layer at least, and asks the network twice', async () => {
  const counted = new CountedPerception(small);
  const goal = goalOf();
  const transfer = new StyleTransfer(goal, small.picture);
  let pieces = 0;
  const step = transfer.step(counted, 1);
  while ((await step.next()).done !== true) pieces++;
  expect(pieces).toBeGreaterThanOrEqual(goal.styles.length);
  expect(counted.calls).toBe(2);
  expect(transfer.steps).toBe(1);
});

test('the picture comes nearer to the style, and what it began with stays as it was', async () => {
  const start = randomPicture(16, 16, seededRandom(10));
  const before = start.values.slice();
  const transfer = new StyleTransfer(goalOf(), start);
  const totals: number[] = [];
  for (let step = 0; step < 30; step++) totals.push((await finishPieces(transfer.step(network, 1))).total);
  expect(totals.at(-1)).toBeLessThan(0.7 * totals[0]!);
  expect(start.values).toEqual(before);
});
