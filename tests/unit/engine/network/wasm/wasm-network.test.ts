/**
 * The networks on our wasm kernel: against PyTorch with the shipped weights, and against tfjs with
 * random op lists, channel counts, sizes and mixes.
 */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import {beforeAll, describe, expect, test} from 'vitest';

import {decodeWeights} from '../../../../../src/engine/network/files/decode-weights.ts';
import type {Kernel} from '../../../../../src/engine/network/wasm/kernel.ts';
import {WasmNetwork} from '../../../../../src/engine/network/wasm/wasm-network.ts';
import type {WeightValues} from '../../../../../src/engine/network/weight-values.ts';
import type {StyleNetworkFile} from '../../../../../src/engine/network/op-list.ts';
import {differenceFromGolden, relativeDistance} from '../../../../support/network/goldens.ts';
import {startKernel} from '../../../../support/network/kernel-in-node.ts';
import {
  readGoldenCases,
  readGoldenFloats,
  readGoldenPixels,
  readStyleModel,
  type StyleNetworkName,
} from '../../../../support/network/models-on-disk.ts';
import {randomMix, randomNetwork, seededRandom} from '../../../../support/network/random-network.ts';
import {
  cropPainted,
  forwardInTfjs,
  isBetweenTheEnds,
  randomPixels,
} from '../../../../support/network/tfjs-reference.ts';

/** float32 arithmetic, summed in another order and through the tiles' transforms. */
const LAYER_TOLERANCE = 1e-4;
/** Rounding to 8 bits costs a quarter on average; in 1/255. */
const PICTURE_TOLERANCE = 0.4;
/** Mean absolute difference from PyTorch that every backend must keep to, in 1/255. */
const GOLDEN_TOLERANCE = 2;
const GOLDEN_LAYER_TOLERANCE = 1e-3;

/** Seconds pass on a busy machine: tfjs computes the reference in plain JavaScript. */
const TIMEOUT_MS = 60_000;

/** Every build. */
const BUILDS = (['simd', 'relaxed-simd'] as const).flatMap((instructions) =>
  [1, 3].map((threads) => ({instructions, threads})),
);

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe.each(BUILDS)('on $threads threads with $instructions', {timeout: TIMEOUT_MS}, (build) => {
  test.each(['style', 'style-lite', 'pattern'] as const)('the network %s agrees with PyTorch', async (name) => {
    const {file, weights} = shippedNetwork(name);
    const cases = readGoldenCases(name);
    const kernel = await startKernel(build);
    const plain = new WasmNetwork(kernel, file, weights);
    const kept = new WasmNetwork(kernel, file, weights, [...new Set(cases.flatMap(({layers}) => Object.keys(layers)))]);
    for (const {input, output, styles, layers} of cases) {
      const pixels = readGoldenPixels(name, input);
      const golden = readGoldenFloats(name, output);
      expect(differenceFromGolden(plain.paint(pixels, styles), golden)).toBeLessThan(GOLDEN_TOLERANCE);
      expect(differenceFromGolden(kept.paint(pixels, styles), golden)).toBeLessThan(GOLDEN_TOLERANCE);
      for (const [layer, {file: values}] of Object.entries(layers)) {
        const found = kept.keptTensor(layer, pixels);
        expect(relativeDistance(found, readGoldenFloats(name, values)), layer).toBeLessThan(GOLDEN_LAYER_TOLERANCE);
      }
    }
    kernel.dispose();
  });

  test('random networks agree with tfjs in every layer', async () => {
    const kernel = await startKernel(build);
    fc.assert(
      fc.property(fc.integer({min: 1, max: 1_000_000}), (seed) => {
        expectAgreement(kernel, seed);
      }),
      {numRuns: 15, seed: 15},
    );
    kernel.dispose();
  });
});

function shippedNetwork(name: StyleNetworkName): {readonly file: StyleNetworkFile; readonly weights: WeightValues} {
  const {file, model} = readStyleModel(name);
  return {file, weights: new Map([...decodeWeights(file, model)].map(([key, {values}]) => [key, values]))};
}

function expectAgreement(kernel: Kernel, seed: number): void {
  const random = seededRandom(seed);
  const network = randomNetwork(seed, {hasPattern: random() < 0.5});
  const isMirrored = random() < 0.5;
  const pixels = randomPixels(8 + Math.floor(random() * 70), 8 + Math.floor(random() * 70), random);
  const mix = randomMix(network.file.styles.length, random);
  const expected = forwardInTfjs(network, pixels, mix, isMirrored);
  const names = network.file.ops.filter(isBetweenTheEnds).map(({name}) => name);
  const kept = new WasmNetwork(kernel, network.file, network.weights, names);
  const painted = cropPainted(expected.get(network.file.output)!, pixels, network);
  expect(differenceFromGolden(kept.paint(pixels, mix, isMirrored), painted)).toBeLessThan(PICTURE_TOLERANCE);
  for (const name of names) {
    const values = expected.get(name)!;
    expect(relativeDistance(kept.keptTensor(name, pixels), values), name).toBeLessThan(LAYER_TOLERANCE);
  }
  // Without looking inside, tensors share memory.
  const plain = new WasmNetwork(kernel, network.file, network.weights);
  expect(differenceFromGolden(plain.paint(pixels, mix, isMirrored), painted)).toBeLessThan(PICTURE_TOLERANCE);
}
