/**
 * What the lenses show of layers against PyTorch, with the shipped weights: activations, gradients
 * on the way back, Gram matrices.
 */
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import {gramMatrix} from '../../../src/engine/ascent/gram.ts';
import type {PerceptionModel} from '../../../src/engine/network/files/load-perception.ts';
import type {PerceptionNetwork} from '../../../src/engine/network/perception.ts';
import {relativeDistance} from '../../support/network/goldens.ts';
import {lensMapGoldens, type LensMapGoldens} from '../../support/network/lens-map-goldens.ts';
import {expectActivations, expectLayerGradients} from '../../support/network/perception-agreement.ts';
import {loadShippedPerception, openPerception} from '../../support/network/shipped-perception.ts';

/** Relative L2 distance. */
const TOLERANCE = 1e-2;

let model: PerceptionModel;
let goldens: LensMapGoldens;

beforeAll(async () => {
  [model, goldens] = await Promise.all([loadShippedPerception(), lensMapGoldens()]);
});

describe.each(['wasm', 'webgpu'] as const)('what lenses show of layers on %s', (backend) => {
  let network: PerceptionNetwork;
  let close: () => void;

  beforeAll(async () => {
    ({network, close} = await openPerception(backend, model));
  });

  afterAll(() => {
    close();
  });

  test('the activations of every tapped layer are those that PyTorch finds', async () => {
    expect([...goldens.activations.keys()]).toEqual(model.file.layers);
    await expectActivations(network, goldens.picture, goldens.activations, TOLERANCE);
  });

  test('a word’s gradient at every convolution is the one that PyTorch finds', async () => {
    expect(goldens.gradients.size).toBe(model.file.layers.length);
    await expectLayerGradients(network, goldens.picture, goldens.label, goldens.gradients, TOLERANCE);
  });

  test('the Gram matrices of the pixels and of the layers are those that PyTorch finds', async () => {
    const {picture, grams} = goldens;
    const layers = model.file.layers.slice(0, -1);
    expect([...grams.keys()]).toEqual(['pixels', ...layers]);
    const found = new Map(await network.activations(picture, layers));
    found.set('pixels', {...picture, channels: 3});
    for (const [name, {values}] of grams) {
      expect(relativeDistance(gramMatrix(found.get(name)!).values, values), name).toBeLessThan(TOLERANCE);
    }
  });
});
