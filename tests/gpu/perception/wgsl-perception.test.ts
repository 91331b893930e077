/**
 * The perception network in WGSL against the naive reference and against finite differences, on
 * random networks.
 */
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import {requestSharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import {WgslPerception} from '../../../src/engine/perception/wgsl/wgsl-perception.ts';
import type {WorkgroupShape} from '../../../src/engine/network/wgsl/workgroup-shape.ts';
import type {Objective, ReluRule} from '../../../src/engine/network/perception.ts';
import {cotangentsEverywhere, everyObjective, randomCotangents} from '../../support/network/every-objective.ts';
import {naiveForward, naiveGradient, naiveLayerGradients, naiveScore} from '../../support/network/naive-perception.ts';
import {expectActivations, expectGradient, expectLayerGradients} from '../../support/network/perception-agreement.ts';
import {addScaled, dot, median, randomDirections, relativeError} from '../../support/network/random-directions.ts';
import {seededRandom} from '../../support/network/random-network.ts';
import {randomPerception, sureOf, type RandomPerception} from '../../support/network/random-perception.ts';
import {firstThenLong} from '../../support/long.ts';

/** float32 arithmetic, summed in another order. */
const TOLERANCE = 1e-3;
/** What a slope may be off in the median, as a share of it. */
const SLOPE_TOLERANCE = 1e-2;
const DIRECTIONS = 20;
/** Of float64 differences. */
const STEP = 1e-6;
const RULES: readonly ReluRule[] = ['plain', 'deconvnet', 'guided'];

/**
 * Sides, depths and both ways of cutting a convolution: square, wide, and as deep as the shipped
 * network.
 */
const CASES: readonly (RandomPerception & {readonly shape: WorkgroupShape})[] = [
  {...randomPerception(11), shape: {kind: 'direct', x: 4, y: 4, quads: 2, chunk: 0}},
  {...randomPerception(12, {width: 36, height: 24, stages: 1}), shape: {kind: 'tiled', x: 4, y: 2, quads: 3, chunk: 2}},
  {
    ...randomPerception(13, {width: 32, height: 64, stages: 4, mostChannels: 7}),
    shape: {kind: 'direct', x: 8, y: 8, quads: 6, chunk: 0},
  },
];

let device: GPUDevice;
const complaints: string[] = [];

beforeAll(async () => {
  ({device} = await requestSharedGpu(() => undefined));
  device.addEventListener('uncapturederror', ({error}) => complaints.push(error.message));
});

afterAll(() => {
  device.destroy();
  expect(complaints).toEqual([]);
});

function perceptionOf({file, weights, shape}: (typeof CASES)[number]): WgslPerception {
  const values = new Map([...weights].map(([name, weight]) => [name, weight.values]));
  return new WgslPerception({device, file, weights: values, shape});
}

function isUsual(objective: Objective, layers: readonly string[]): boolean {
  return !('layer' in objective) || layers.includes(objective.layer);
}

describe('the perception network in WGSL', () => {
  firstThenLong(CASES)('network $file.version agrees with the reference in every layer', async (random) => {
    const network = perceptionOf(random);
    const expected = new Map(naiveForward(random, random.picture));
    expected.delete(random.file.input.name);
    await expectActivations(network, random.picture, expected, TOLERANCE);
    network.dispose();
  });

  firstThenLong(CASES)(
    'network $file.version agrees with the reference in every objective and rule',
    async (random) => {
      const network = perceptionOf(random);
      const all = everyObjective(random, seededRandom(1));
      // One network in all of them, the others where gradients are usually taken: each further
      // layer compiles a run of its own.
      for (const objective of random === CASES[0] ? all : all.filter((each) => isUsual(each, random.file.layers))) {
        for (const rule of RULES) {
          const expected = naiveGradient(random, random.picture, objective, rule);
          await expectGradient(network, random.picture, {objective, rule, ...expected}, TOLERANCE);
        }
      }
      network.dispose();
    },
  );

  test('the odds of a word that the network is sure of go on rising', async () => {
    const sure = {...CASES[0]!, ...sureOf(CASES[0]!, 2)};
    const network = perceptionOf(sure);
    const objective = {kind: 'log-odds', label: 2} as const;
    const expected = naiveGradient(sure, sure.picture, objective, 'plain');
    await expectGradient(network, sure.picture, {objective, rule: 'plain', ...expected}, TOLERANCE);
    network.dispose();
  });

  firstThenLong(CASES)(
    'network $file.version agrees with the reference in a word’s gradient at every convolution',
    async (random) => {
      const network = perceptionOf(random);
      const convolutions = random.file.ops.filter(({kind}) => kind === 'conv').map(({name}) => name);
      const expected = naiveLayerGradients(random, random.picture, {kind: 'class', label: 1}, convolutions);
      await expectLayerGradients(network, random.picture, 1, expected, TOLERANCE);
      const below = {kind: 'l2', layer: 'conv1-relu'} as const;
      for (const name of ['conv2a', 'conv1-relu', 'conv9']) {
        await expect(network.layerGradients(random.picture, below, [name])).rejects.toMatchObject({
          code: 'layer-unknown',
        });
      }
      network.dispose();
    },
  );

  firstThenLong(CASES)(
    'network $file.version agrees with the reference where gradients begin at several ops at once',
    async (random) => {
      const network = perceptionOf(random);
      // At every op in one network: that compiles a pass for each.
      const objective =
        random === CASES[0]
          ? cotangentsEverywhere(random, seededRandom(4))
          : randomCotangents(random, random.file.layers, seededRandom(4));
      const expected = naiveGradient(random, random.picture, objective, 'plain');
      await expectGradient(network, random.picture, {objective, rule: 'plain', ...expected}, TOLERANCE);
      await expect(network.gradient(random.picture, objective, 'guided')).rejects.toMatchObject({code: 'internal'});
      network.dispose();
    },
  );

  test('the plain gradient agrees with finite differences in 20 random directions', async () => {
    const random = CASES[0]!;
    const network = perceptionOf(random);
    const {picture} = random;
    const directions = randomDirections(DIRECTIONS, picture.values.length, seededRandom(2));
    const {layers} = random.file;
    for (const layer of [layers[0]!, layers.at(-1)!]) {
      const objective = {kind: 'l2', layer} as const;
      const {gradient} = await network.gradient(picture, objective, 'plain');
      const errors = directions.map((direction) => {
        const [ahead, behind] = [STEP, -STEP].map((step) =>
          naiveScore(random, {...picture, values: addScaled(picture.values, direction, step)}, objective),
        ) as [number, number];
        return relativeError(dot(gradient, direction), (ahead - behind) / (2 * STEP));
      });
      expect(median(errors), layer).toBeLessThan(SLOPE_TOLERANCE);
    }
    network.dispose();
  });
});
