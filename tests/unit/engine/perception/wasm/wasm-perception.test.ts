/**
 * The perception network on our wasm kernel against the naive reference, TensorFlow.js and finite
 * differences, on random networks.
 */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import {beforeAll, describe, expect, test, vi} from 'vitest';

import type {Kernel} from '../../../../../src/engine/network/wasm/kernel.ts';
import type {ReluRule} from '../../../../../src/engine/network/perception.ts';
import {TfjsPerception} from '../../../../../src/engine/perception/tfjs-perception.ts';
import {WasmPerception} from '../../../../../src/engine/perception/wasm/wasm-perception.ts';
import {cotangentsEverywhere, everyObjective} from '../../../../support/network/every-objective.ts';
import {relativeDistance} from '../../../../support/network/goldens.ts';
import {startKernel} from '../../../../support/network/kernel-in-node.ts';
import {
  naiveForward,
  naiveGradient,
  naiveLayerGradients,
  naiveScore,
} from '../../../../support/network/naive-perception.ts';
import {
  expectActivations,
  expectGradient,
  expectLayerGradients,
} from '../../../../support/network/perception-agreement.ts';
import {
  addScaled,
  dot,
  median,
  randomDirections,
  relativeError,
} from '../../../../support/network/random-directions.ts';
import {seededRandom} from '../../../../support/network/random-network.ts';
import {randomPerception, sureOf, type RandomPerception} from '../../../../support/network/random-perception.ts';

/** float32 arithmetic, summed in another order and through the tiles' transforms. */
const TOLERANCE = 1e-3;
/** What every backend's gradients may be off: near 0, rounding decides what a ReLU lets through. */
const GRADIENT_TOLERANCE = 1e-2;
/** What a slope may be off in the median, as a share of it. */
const SLOPE_TOLERANCE = 1e-2;
const DIRECTIONS = 20;
/** Of float64 differences. */
const STEP = 1e-6;
const RULES: readonly ReluRule[] = ['plain', 'deconvnet', 'guided'];

/** The reference is plain loops in float64. */
vi.setConfig({testTimeout: 60_000});

/** Sides and depths: square, wide, and as deep as the shipped network. */
const NETWORKS = [
  randomPerception(11, {width: 32, height: 32}),
  randomPerception(12, {width: 64, height: 40}),
  randomPerception(13, {width: 32, height: 64, stages: 4, mostChannels: 8}),
];

describe.each(['simd', 'relaxed-simd'] as const)('the perception network on %s', (instructions) => {
  let kernel: Kernel;

  beforeAll(async () => {
    kernel = await startKernel({instructions});
  });

  test.each(NETWORKS)('network $file.version agrees with the reference in every layer', async (random) => {
    const expected = naiveForward(random, random.picture);
    const layers = new Map(random.file.ops.map(({name}) => [name, expected.get(name)!]));
    await expectActivations(build(kernel, random), random.picture, layers, TOLERANCE);
  });

  test.each(NETWORKS)('network $file.version agrees with the reference in every objective and rule', async (random) => {
    const network = build(kernel, random);
    for (const objective of everyObjective(random, seededRandom(1))) {
      for (const rule of RULES) {
        const {score, gradient} = naiveGradient(random, random.picture, objective, rule);
        await expectGradient(network, random.picture, {objective, rule, score, gradient}, TOLERANCE);
      }
    }
  });

  test('the odds of a word that the network is sure of go on rising', async () => {
    const sure = sureOf(NETWORKS[0]!, 2);
    const objective = {kind: 'log-odds', label: 2} as const;
    const expected = naiveGradient(sure, sure.picture, objective, 'plain');
    await expectGradient(build(kernel, sure), sure.picture, {objective, rule: 'plain', ...expected}, TOLERANCE);
  });

  test.each(NETWORKS)(
    'network $file.version agrees with the reference in a word’s gradient at every convolution',
    async (random) => {
      const network = build(kernel, random);
      const convolutions = random.file.ops.filter(({kind}) => kind === 'conv').map(({name}) => name);
      const expected = naiveLayerGradients(random, random.picture, {kind: 'class', label: 1}, convolutions);
      await expectLayerGradients(network, random.picture, 1, expected, TOLERANCE);
    },
  );

  test.each(NETWORKS)(
    'network $file.version agrees with the reference where gradients begin at every op at once',
    async (random) => {
      const network = build(kernel, random);
      const objective = cotangentsEverywhere(random, seededRandom(4));
      const expected = naiveGradient(random, random.picture, objective, 'plain');
      await expectGradient(network, random.picture, {objective, rule: 'plain', ...expected}, TOLERANCE);
      const convolutions = random.file.ops.filter(({kind}) => kind === 'conv').map(({name}) => name);
      const found = await network.layerGradients(random.picture, objective, convolutions);
      for (const [name, {values}] of naiveLayerGradients(random, random.picture, objective, convolutions))
        expect(relativeDistance(found.get(name)!.values, values), name).toBeLessThan(TOLERANCE);
    },
  );

  test('cotangents that do not fit, or of several layers under another rule than the plain one, are refused', async () => {
    const random = NETWORKS[0]!;
    const network = build(kernel, random);
    const short = {kind: 'cotangents', layers: [{layer: 'conv1-relu', values: new Float32Array(3)}]} as const;
    await expect(network.gradient(random.picture, short, 'plain')).rejects.toMatchObject({
      code: 'internal',
      detail: expect.stringContaining("3 cotangents do not fit layer 'conv1-relu', which is 16x16x") as string,
    });
    const several = cotangentsEverywhere(random, seededRandom(4));
    await expect(network.gradient(random.picture, several, 'guided')).rejects.toThrow("rule 'guided'");
  });

  test('the plain gradient agrees with finite differences in 20 random directions', async () => {
    const random = NETWORKS[0]!;
    const {picture} = random;
    const network = build(kernel, random);
    const directions = randomDirections(DIRECTIONS, picture.values.length, seededRandom(2));
    for (const layer of random.file.layers) {
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
  });

  test('random networks agree with tfjs in every layer and in gradients', async () => {
    await tf.setBackend('cpu');
    const seeds = fc.record({
      seed: fc.nat(10_000),
      stages: fc.constantFrom(1, 2, 3),
      across: fc.constantFrom(1, 2, 3),
      down: fc.constantFrom(1, 2),
      rule: fc.constantFrom(...RULES),
    });
    const property = fc.asyncProperty(seeds, async ({seed, stages, across, down, rule}) => {
      const side = 2 ** (1 + stages);
      const random = randomPerception(seed, {stages, width: across * side, height: down * side, mostChannels: 13});
      const [ours, reference] = [build(kernel, random), new TfjsPerception(random.file, random.weights)];
      const names = random.file.ops.map(({name}) => name);
      await expectActivations(ours, random.picture, await reference.activations(random.picture, names), TOLERANCE);
      for (const objective of everyObjective(random, seededRandom(seed))) {
        const found = await reference.gradient(random.picture, objective, rule);
        await expectGradient(ours, random.picture, {objective, rule, ...found}, GRADIENT_TOLERANCE);
      }
      reference.dispose();
    });
    // The same networks each time: among many, rounding turns a max-pool's choice in some.
    await fc.assert(property, {numRuns: 10, seed: 1});
  });
});

function build(kernel: Kernel, {file, weights}: RandomPerception): WasmPerception {
  return new WasmPerception(kernel, file, new Map([...weights].map(([name, {values}]) => [name, values])));
}
