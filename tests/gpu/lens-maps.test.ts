/** What the lenses show of layers against PyTorch, with the shipped weights: activations, gradients on the way back, Gram matrices. */
// tfjs decodes the weights into tensors, which need some backend to live on.
import '@tensorflow/tfjs-backend-cpu';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import {requestSharedGpu} from '../../src/engine/device/gpu-device.ts';
import {gramMatrix} from '../../src/engine/lenses/gram.ts';
import {decodeWeights} from '../../src/engine/models/decode-weights.ts';
import {loadPerception, type PerceptionModel} from '../../src/engine/models/load-perception.ts';
import {WgslPerception} from '../../src/engine/perception/wgsl/wgsl-perception.ts';
import {WorkerPerception} from '../../src/engine/perception/worker-perception.ts';
import type {PerceptionNetwork} from '../../src/protocol/perception.ts';
import {relativeDistance} from '../support/goldens.ts';
import {lensMapGoldens, type LensMapGoldens} from '../support/lens-map-goldens.ts';
import {expectActivations, expectLayerGradients} from '../support/perception-agreement.ts';

/** Relative L2 distance. */
const TOLERANCE = 1e-2;

let model: PerceptionModel;
let goldens: LensMapGoldens;

beforeAll(async () => {
  [model, goldens] = await Promise.all([loadPerception(new URL('/models/', location.href).href), lensMapGoldens()]);
});

describe.each(['wasm', 'webgpu'] as const)('what lenses show of layers on %s', (backend) => {
  let network: PerceptionNetwork;
  let device: GPUDevice | null = null;

  beforeAll(async () => {
    if (backend !== 'webgpu') {
      network = await WorkerPerception.create(backend, model);
      return;
    }
    ({device} = await requestSharedGpu(() => undefined));
    const weights = new Map([...decodeWeights(model.file, model.model)].map(([name, {values}]) => [name, values]));
    network = new WgslPerception({device, file: model.file, weights});
  });

  afterAll(() => {
    network.dispose();
    device?.destroy();
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
