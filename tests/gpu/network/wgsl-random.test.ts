/**
 * The hand-written network against tfjs: random op lists, channel counts, sizes and mixes; and the
 * shipped one in every style.
 */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import {requestSharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import {differenceFromGolden, relativeDistance} from '../../support/network/goldens.ts';
import {QUICK_SHAPE} from '../../support/network/quick-shape.ts';
import {randomMix, randomNetwork, seededRandom} from '../../support/network/random-network.ts';
import {loadStyleNetwork} from '../../support/network/style-network.ts';
import {cropPainted, forwardInTfjs, isBetweenTheEnds, randomPixels} from '../../support/network/tfjs-reference.ts';
import {LayerReader} from '../../support/network/wgsl-layers.ts';
import {firstThenLong} from '../../support/long.ts';

/** float32 arithmetic, summed in another order. */
const LAYER_TOLERANCE = 1e-3;
/** Rounding to 8 bits costs a quarter on average; in 1/255. */
const PICTURE_TOLERANCE = 0.4;

const SHAPES = [
  {kind: 'direct', x: 4, y: 4, quads: 2, chunk: 0},
  {kind: 'tiled', x: 4, y: 2, quads: 2, chunk: 2},
] as const;

let device: GPUDevice;
const complaints: string[] = [];

beforeAll(async () => {
  await tf.setBackend('cpu');
  ({device} = await requestSharedGpu(() => undefined));
  device.addEventListener('uncapturederror', ({error}) => complaints.push(error.message));
});

afterAll(() => {
  device.destroy();
  expect(complaints).toEqual([]);
});

firstThenLong([1, 2, 3, 4, 5, 6, 7, 8])('random network %d agrees with tfjs in every layer', async (seed) => {
  const network = randomNetwork(seed, {hasPattern: seed > 4});
  const isMirrored = seed % 2 === 0;
  const random = seededRandom(seed + 1000);
  const pixels = randomPixels(16 + Math.floor(random() * 34), 16 + Math.floor(random() * 34), random);
  const mix = randomMix(network.file.styles.length, random);
  const names = network.file.ops.filter(isBetweenTheEnds).map(({name}) => name);
  const expected = forwardInTfjs(network, pixels, mix, isMirrored);
  const reader = new LayerReader({device, network, shape: SHAPES[seed % 2]!, subgroups: seed % 4 < 2});
  const {layers} = await reader.read(pixels, mix, names, isMirrored);
  for (const name of names) {
    expect(relativeDistance(layers.get(name)!.values, expected.get(name)!), name).toBeLessThan(LAYER_TOLERANCE);
  }
  // Without looking inside, tensors share memory and the last convolution paints by itself.
  const {picture} = await reader.read(pixels, mix, [], isMirrored);
  const painted = expected.get(network.file.output)!;
  expect(differenceFromGolden(picture, cropPainted(painted, pixels, network))).toBeLessThan(PICTURE_TOLERANCE);
  reader.dispose();
});

describe('the shipped network', () => {
  test('agrees with tfjs in every style, in random mixes, and at sizes that need padding', async () => {
    const {file, weights} = await loadStyleNetwork();
    const shapes = new Map(
      file.weightsManifest.flatMap((group) => group.weights.map(({name, shape}) => [name, shape] as const)),
    );
    const random = seededRandom(7);
    const mixes = [
      ...file.styles.map((_, chosen) => file.styles.map((__, style) => Number(style === chosen))),
      ...Array.from({length: 4}, () => randomMix(file.styles.length, random)),
    ];
    const sizes = [
      [64, 64],
      [62, 50],
      [65, 97],
      [101, 66],
    ] as const;
    const network = {file, weights, shapes};
    const reader = new LayerReader({device, network, shape: QUICK_SHAPE});
    for (const [index, mix] of mixes.entries()) {
      // Every style at a small size; the last mixes at every other.
      const [width, height] = index < file.styles.length ? ([24, 20] as const) : sizes[index - file.styles.length]!;
      const pixels = randomPixels(width, height, random);
      const painted = forwardInTfjs(network, pixels, mix).get(file.output)!;
      const {picture} = await reader.read(pixels, mix);
      expect(differenceFromGolden(picture, cropPainted(painted, pixels, network)), `mix ${index}`).toBeLessThan(
        PICTURE_TOLERANCE,
      );
    }
    reader.dispose();
  });
});
