/**
 * The perception network on TensorFlow.js against the naive reference and against finite
 * differences, on random networks.
 */
import * as tf from '@tensorflow/tfjs-core';
import {beforeAll, describe, expect, test} from 'vitest';

import {requestSharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import {traceChannels} from '../../../src/engine/network/channel-counts.ts';
import {useTfjsBackend} from '../../../src/engine/network/tfjs/tfjs-backends.ts';
import {useTfjsOnDevice} from '../../../src/engine/network/tfjs/tfjs-webgpu.ts';
import {TfjsPerception} from '../../../src/engine/perception/tfjs-perception.ts';
import {EngineError} from '../../../src/protocol/errors.ts';
import type {Objective, ReluRule} from '../../../src/engine/network/perception.ts';
import {cotangentsEverywhere, everyObjective, nameOf} from '../../support/network/every-objective.ts';
import {relativeDistance} from '../../support/network/goldens.ts';
import {naiveForward, naiveGradient, naiveLayerGradients, naiveScore} from '../../support/network/naive-perception.ts';
import {expectGradient, expectLayerGradients} from '../../support/network/perception-agreement.ts';
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

/** Sides and depths: square, wide, and as deep as the shipped network. */
const NETWORKS = [
  randomPerception(11, {width: 32, height: 32}),
  randomPerception(12, {width: 64, height: 40}),
  randomPerception(13, {width: 32, height: 64, stages: 4, mostChannels: 8}),
];

type Answer = ReturnType<typeof naiveGradient>;

/** The same for every backend, so that the reference answers each of them once. */
const OBJECTIVES = new Map(NETWORKS.map((random) => [random, everyObjective(random, seededRandom(1))]));
const answers = new Map<Objective, Map<ReluRule, Answer>>();

describe.each(['wasm', 'webgl'] as const)('the perception network on %s', (backend) => {
  // WebGL compiles for seconds.
  const eachNetwork = backend === 'webgl' ? firstThenLong(NETWORKS) : test.each(NETWORKS);
  beforeAll(async () => {
    await useTfjsBackend(backend);
  });

  eachNetwork('network $file.version agrees with the reference in every layer', async (random) => {
    const network = new TfjsPerception(random.file, random.weights);
    const names = random.file.ops.map(({name}) => name);
    const found = await network.activations(random.picture, names);
    const expected = naiveForward(random, random.picture);
    for (const name of names) {
      const {values, ...form} = expected.get(name)!;
      expect(found.get(name), name).toMatchObject(form);
      expect(relativeDistance(found.get(name)!.values, Float32Array.from(values)), name).toBeLessThan(TOLERANCE);
    }
    network.dispose();
  });

  eachNetwork('network $file.version agrees with the reference in every objective and rule', async (random) => {
    const network = new TfjsPerception(random.file, random.weights);
    for (const objective of OBJECTIVES.get(random)!) await expectReferenceGradients(network, random, objective);
    network.dispose();
  });

  eachNetwork(
    'network $file.version agrees with the reference in a word’s gradient at every convolution',
    async (random) => {
      const network = new TfjsPerception(random.file, random.weights);
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

  eachNetwork(
    'network $file.version agrees with the reference where gradients begin at every op at once',
    async (random) => {
      const network = new TfjsPerception(random.file, random.weights);
      const objective = cotangentsEverywhere(random, seededRandom(4));
      const expected = naiveGradient(random, random.picture, objective, 'plain');
      await expectGradient(network, random.picture, {objective, rule: 'plain', ...expected}, TOLERANCE);
      await expect(network.gradient(random.picture, objective, 'guided')).rejects.toMatchObject({code: 'internal'});
      network.dispose();
    },
  );

  test('the plain gradient agrees with finite differences in 20 random directions', async () => {
    const random = NETWORKS[0]!;
    const network = new TfjsPerception(random.file, random.weights);
    const {picture} = random;
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
    network.dispose();
  });

  test('a guide so large that it is matched in parts leads where the same few vectors lead', async () => {
    const random = randomPerception(14, {width: 64, height: 64});
    const network = new TfjsPerception(random.file, random.weights);
    const channels = traceChannels(random.file).get('conv1-relu')!;
    const few = Float32Array.from({length: 5 * channels}, seededRandom(4));
    // 10,000 vectors at 32 x 32 positions.
    const many = Float32Array.from({length: 10_000 * channels}, (_, index) => few[index % few.length]!);
    const [fromFew, fromMany] = await Promise.all(
      [few, many].map((features) =>
        network.gradient(random.picture, {kind: 'guide', layer: 'conv1-relu', features}, 'plain'),
      ),
    );
    expect(relativeDistance(fromMany!.gradient, fromFew!.gradient)).toBeLessThan(TOLERANCE);
    network.dispose();
  });

  test('the odds of a word that the network is sure of go on rising', async () => {
    const sure = sureOf(NETWORKS[0]!, 2);
    const network = new TfjsPerception(sure.file, sure.weights);
    const objective = {kind: 'log-odds', label: 2} as const;
    const expected = naiveGradient(sure, sure.picture, objective, 'plain');
    await expectGradient(network, sure.picture, {objective, rule: 'plain', ...expected}, TOLERANCE);
    network.dispose();
  });

  test('leaves no tensor behind, whatever was asked', async () => {
    const before = tf.memory().numTensors;
    const random = NETWORKS[0]!;
    const network = new TfjsPerception(random.file, random.weights);
    const held = tf.memory().numTensors;
    const objectives = everyObjective(random, seededRandom(3));
    for (const [index, objective] of objectives.entries()) {
      await network.gradient(random.picture, objective, RULES[index % 3]!);
      await network.activations(random.picture, random.file.layers);
      await network.layerGradients(random.picture, {kind: 'class', label: 0}, ['conv1', 'conv2a']);
      expect(tf.memory().numTensors, nameOf(objective)).toBe(held);
    }
    await expect(network.gradient(random.picture, {kind: 'l2', layer: 'conv9'}, 'plain')).rejects.toThrow(EngineError);
    expect(tf.memory().numTensors).toBe(held);
    network.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('layers that do not exist and pictures that do not fit are refused, and what exists is named', async () => {
    const random = NETWORKS[0]!;
    const network = new TfjsPerception(random.file, random.weights);
    await expect(network.activations(random.picture, ['conv1', 'conv9'])).rejects.toMatchObject({
      code: 'layer-unknown',
      detail: expect.stringContaining("no layer 'conv9'; it has centred, conv1") as string,
    });
    await expect(network.gradient(random.picture, {kind: 'class', label: 99}, 'plain')).rejects.toMatchObject({
      code: 'layer-unknown',
    });
    const narrow = {width: 30, height: 32, values: new Float32Array(30 * 32 * 3)};
    await expect(network.activations(narrow, ['conv1'])).rejects.toThrow('sides are multiples of 8');
    network.dispose();
  });
});

test('tfjs on WebGPU, which the bench measures ours against, computes the same gradients', async () => {
  const gpu = await requestSharedGpu(() => undefined);
  await useTfjsOnDevice(gpu);
  const random = NETWORKS[0]!;
  const network = new TfjsPerception(random.file, random.weights);
  await expectReferenceGradients(network, random, {kind: 'l2', layer: random.file.layers.at(-1)!});
  await expectReferenceGradients(network, random, {kind: 'class', label: 1});
  network.dispose();
  gpu.device.destroy();
});

/** Compares an objective's value and gradient with the naive reference, under each rule. */
async function expectReferenceGradients(
  network: TfjsPerception,
  random: RandomPerception,
  objective: Objective,
): Promise<void> {
  for (const rule of RULES) {
    const what = `${nameOf(objective)}, ${rule}`;
    const {score, gradient} = await network.gradient(random.picture, objective, rule);
    const expected = referenceOf(random, objective, rule);
    expect(relativeError(score, expected.score), what).toBeLessThan(TOLERANCE);
    expect(gradient.length, what).toBe(expected.gradient.length);
    // Where no gradient passes there must be none, instead of a share of nothing.
    if (expected.gradient.every((value) => value === 0))
      expect(
        gradient.every((value) => value === 0),
        what,
      ).toBe(true);
    else expect(relativeDistance(gradient, expected.gradient), what).toBeLessThan(TOLERANCE);
  }
}

function referenceOf(random: RandomPerception, objective: Objective, rule: ReluRule): Answer {
  const known = answers.get(objective) ?? new Map<ReluRule, Answer>();
  answers.set(objective, known);
  const answer = known.get(rule) ?? naiveGradient(random, random.picture, objective, rule);
  known.set(rule, answer);
  return answer;
}
