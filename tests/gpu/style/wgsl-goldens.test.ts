/** The hand-written network's numbers against PyTorch, with the shipped weights. */
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import {requestSharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import type {FrameImage} from '../../../src/engine/picture/frame-image.ts';
import {coverGeometry} from '../../../src/engine/picture/geometry.ts';
import {selfTestPainter} from '../../../src/engine/style/self-test.ts';
import {WgslPainter} from '../../../src/engine/style/wgsl-painter.ts';
import {
  differenceFromGolden,
  goldenCases,
  goldenFloats,
  goldenInput,
  pixelsOf,
  relativeDistance,
} from '../../support/network/goldens.ts';
import {readTexture} from '../../support/engine/read-texture.ts';
import {loadStyleNetwork, type LoadedNetwork} from '../../support/network/style-network.ts';
import {LayerReader} from '../../support/network/wgsl-layers.ts';

/** Mean absolute difference at the output, in 1/255. */
const TOLERANCE = 2;
/** float32 arithmetic, summed in another order. */
const LAYER_TOLERANCE = 1e-3;

let loaded: LoadedNetwork;
let device: GPUDevice;
const complaints: string[] = [];

beforeAll(async () => {
  loaded = await loadStyleNetwork();
  ({device} = await requestSharedGpu(() => undefined));
  device.addEventListener('uncapturederror', ({error}) => complaints.push(error.message));
});

afterAll(() => {
  device.destroy();
  expect(complaints).toEqual([]);
});

describe('the painter in WGSL', () => {
  let painter: WgslPainter;

  beforeAll(async () => {
    painter = await WgslPainter.create({device, network: loaded, precision: 'f32', subgroups: false});
  });

  afterAll(() => {
    painter.dispose();
  });

  test('paints a still as PyTorch does, alone, mixed and at sizes that need padding', async () => {
    for (const {name, input, output, styles} of await goldenCases()) {
      const painted = await painter.paintStill(pixelsOf(await goldenInput(input)), styles);
      expect(differenceFromGolden(painted, await goldenFloats(output)), name).toBeLessThan(TOLERANCE);
    }
  });

  test.each([
    {kind: 'a live frame', frameOf: (input: ImageBitmap): FrameImage => new VideoFrame(input, {timestamp: 0})},
    {kind: 'a picture that the worker drew', frameOf: (input: ImageBitmap): FrameImage => input},
  ])('paints $kind as PyTorch does, at any size', async ({frameOf}) => {
    for (const {name, width, height, input, output, styles} of await goldenCases()) {
      const frame = frameOf(await goldenInput(input));
      const geometry = coverGeometry({width, height}, {mirrored: false, rotation: 0}, {width, height});
      const {picture} = await painter.paint({frame, geometry, weights: styles, slot: 0});
      frame.close();
      if (picture.kind !== 'gpu-texture') throw new Error('the picture left the GPU');
      const painted = {data: await readTexture(device, picture.texture), width, height};
      expect(differenceFromGolden(painted, await goldenFloats(output)), name).toBeLessThan(TOLERANCE);
    }
  });

  test('passes the start-up self-test', async () => {
    const result = await selfTestPainter(painter, loaded.file);
    expect(result.passed, result.difference).toBe(true);
  });
});

// Small tiles and few planes: the software adapter's compiler takes long over large ones.
describe.each([
  {kind: 'direct', x: 8, y: 4, quads: 3, chunk: 0},
  {kind: 'tiled', x: 4, y: 4, quads: 2, chunk: 2},
] as const)('the network in WGSL, $kind', (shape) => {
  test('agrees with PyTorch in every layer', async () => {
    const reader = new LayerReader({device, network: loaded, shape});
    for (const {input, styles, layers, output} of await goldenCases()) {
      const names = Object.keys(layers);
      if (names.length === 0) continue;
      const found = await reader.read(pixelsOf(await goldenInput(input)), styles, names);
      for (const [name, {shape: size, file}] of Object.entries(layers)) {
        const layer = found.layers.get(name)!;
        expect([layer.height, layer.width, layer.channels]).toEqual(size);
        expect(relativeDistance(layer.values, await goldenFloats(file)), name).toBeLessThan(LAYER_TOLERANCE);
      }
      expect(differenceFromGolden(found.picture, await goldenFloats(output))).toBeLessThan(TOLERANCE);
    }
    reader.dispose();
  });
});
