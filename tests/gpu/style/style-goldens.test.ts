/**
 * The style network's numbers against PyTorch, on every backend, with the shipped weights.
 */
import * as tf from '@tensorflow/tfjs-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import {requestSharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import {coverGeometry} from '../../../src/engine/picture/geometry.ts';
import {decodeWeights} from '../../../src/engine/network/files/decode-weights.ts';
import {fetchModel, type VerifiedModel} from '../../../src/engine/network/files/fetch-model.ts';
import {parseStyleNetwork} from '../../../src/engine/network/files/parse-network.ts';
import {TfjsNetwork} from '../../../src/engine/network/tfjs/tfjs-network.ts';
import {useTfjsOnDevice} from '../../../src/engine/network/tfjs/tfjs-webgpu.ts';
import type {Painter} from '../../../src/engine/style/painter.ts';
import type {Picture} from '../../../src/engine/picture/picture.ts';
import {selfTestPainter} from '../../../src/engine/style/self-test.ts';
import {TfjsWebGpuPainter} from '../../../src/engine/style/tfjs-webgpu-painter.ts';
import {toTensor} from '../../../src/engine/style/tfjs-still.ts';
import {WorkerPainter} from '../../../src/engine/style/worker-painter.ts';
import type {StyleNetworkFile} from '../../../src/engine/network/op-list.ts';
import {
  differenceFromGolden,
  goldenCases,
  goldenFloats,
  goldenInput,
  pixelsOf,
  relativeDistance,
} from '../../support/network/goldens.ts';
import {readTexture} from '../../support/engine/read-texture.ts';
import {longIf} from '../../support/long.ts';

/** Mean absolute difference every backend must keep to, in 1/255. */
const TOLERANCE = 2;
/** float32 arithmetic, summed in another order. */
const LAYER_TOLERANCE = 1e-3;

let model: VerifiedModel;
let network: StyleNetworkFile;

beforeAll(async () => {
  model = await fetchModel(new URL('/models/', location.href).href, 'style');
  network = parseStyleNetwork(new TextDecoder().decode(model.files.get(model.entry.model)));
});

describe.each([
  {backend: 'wasm', engine: 'kernel'},
  {backend: 'wasm', engine: 'tfjs'},
  {backend: 'webgl', engine: 'tfjs'},
  {backend: 'webgpu', engine: 'tfjs'},
] as const)('the style network on $backend in $engine', ({backend, engine}) => {
  let painter: Painter;
  let device: GPUDevice | null = null;

  beforeAll(async () => {
    if (backend !== 'webgpu') {
      painter = await WorkerPainter.create(backend, {file: network, model}, engine);
      return;
    }
    const gpu = await requestSharedGpu(() => undefined);
    device = gpu.device;
    painter = await TfjsWebGpuPainter.create({
      gpu,
      backend: await useTfjsOnDevice(gpu),
      network,
      weights: decodeWeights(network, model),
    });
  });

  afterAll(() => {
    painter.dispose();
    device?.destroy();
  });

  test(
    'paints a still as PyTorch does, alone, mixed and at sizes that need padding',
    longIf(backend === 'webgl'),
    async () => {
      for (const {name, input, output, styles} of await goldenCases()) {
        const painted = await painter.paintStill(pixelsOf(await goldenInput(input)), styles);
        expect(differenceFromGolden(painted, await goldenFloats(output)), name).toBeLessThan(TOLERANCE);
      }
    },
  );

  test('paints a live frame as PyTorch does', async () => {
    for (const {name, width, height, input, output, styles} of await goldenCases()) {
      // The live path is only ever asked for multiples of four.
      if (width % 4 !== 0 || height % 4 !== 0) continue;
      const frame = new VideoFrame(await goldenInput(input), {timestamp: 0});
      const geometry = coverGeometry({width, height}, {mirrored: false, rotation: 0}, {width, height});
      const {picture} = await painter.paint({frame, geometry, weights: styles, slot: 0});
      frame.close();
      const painted = {data: await readPicture(picture, device), width, height};
      expect(differenceFromGolden(painted, await goldenFloats(output)), name).toBeLessThan(TOLERANCE);
    }
  });

  test('passes the start-up self-test', async () => {
    const result = await selfTestPainter(painter, network);
    expect(result.passed, result.difference).toBe(true);
  });
});

describe.each(['wasm', 'webgpu'] as const)('every layer on %s', (backend) => {
  test('agrees with PyTorch', async () => {
    const {useTfjsBackend} = await import('../../../src/engine/network/tfjs/tfjs-backends.ts');
    let device: GPUDevice | null = null;
    if (backend === 'wasm') {
      await useTfjsBackend('wasm');
    } else {
      const gpu = await requestSharedGpu(() => undefined);
      device = gpu.device;
      await useTfjsOnDevice(gpu);
    }
    const tfjs = new TfjsNetwork(network, decodeWeights(network, model));
    for (const {input, styles, layers} of await goldenCases()) {
      const image = toTensor(pixelsOf(await goldenInput(input)));
      const found = new Map<string, tf.Tensor>();
      const output = tfjs.forward(image, styles, {
        onResult: (op, result) => {
          if (Object.hasOwn(layers, op.name)) found.set(op.name, tf.keep(result.clone()));
        },
      });
      for (const [name, {shape, file}] of Object.entries(layers)) {
        const tensor = found.get(name)!;
        expect(tensor.shape.slice(1)).toEqual(shape);
        expect(relativeDistance(await tensor.data(), await goldenFloats(file)), name).toBeLessThan(LAYER_TOLERANCE);
      }
      tf.dispose([image, output, [...found.values()]]);
    }
    tfjs.dispose();
    device?.destroy();
  });
});

async function readPicture(picture: Picture, device: GPUDevice | null): Promise<Uint8ClampedArray<ArrayBuffer>> {
  if (picture.kind === 'pixels') return picture.data;
  if (picture.kind === 'bitmap') return pixelsOf(picture.bitmap).data;
  return readTexture(device!, picture.texture);
}
