/**
 * A network with a pattern under its picture, on every backend against PyTorch; and that the
 * pattern is mirrored with the picture.
 */
import '@tensorflow/tfjs-backend-cpu';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import {requestSharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import {decodeWeights} from '../../../src/engine/network/files/decode-weights.ts';
import type {StyleNetwork} from '../../../src/engine/network/style-network.ts';
import {useTfjsOnDevice} from '../../../src/engine/network/tfjs/tfjs-webgpu.ts';
import {coverGeometry} from '../../../src/engine/picture/geometry.ts';
import {mirrorPixels} from '../../../src/engine/picture/mirror-pixels.ts';
import type {Picture, Pixels} from '../../../src/engine/picture/picture.ts';
import type {Painter} from '../../../src/engine/style/painter.ts';
import {meanAbsoluteDifference} from '../../../src/engine/style/self-test.ts';
import {TfjsWebGpuPainter} from '../../../src/engine/style/tfjs-webgpu-painter.ts';
import {WgslPainter} from '../../../src/engine/style/wgsl-painter.ts';
import {WorkerPainter} from '../../../src/engine/style/worker-painter.ts';
import {readTexture} from '../../support/engine/read-texture.ts';
import {differenceFromGolden, goldenCases, goldenFloats, goldenInput, pixelsOf} from '../../support/network/goldens.ts';
import {loadPatternModel} from '../../support/network/pattern-model.ts';
import {longIf} from '../../support/long.ts';

const NETWORK = 'pattern';

/** Mean absolute difference every backend must keep to, in 1/255. */
const TOLERANCE = 2;

/** A canvas and a shader read a mirrored frame alike but for rounding, in 1/255. */
const SAME = 1;

let model: StyleNetwork;

beforeAll(async () => {
  model = await loadPatternModel();
});

describe.each([
  {backend: 'wasm', engine: 'kernel'},
  {backend: 'wasm', engine: 'tfjs'},
  {backend: 'webgl', engine: 'tfjs'},
  {backend: 'webgpu', engine: 'tfjs'},
  {backend: 'webgpu', engine: 'wgsl'},
] as const)('a pattern on $backend in $engine', ({backend, engine}) => {
  let painter: Painter;
  let device: GPUDevice | null = null;

  beforeAll(async () => {
    if (backend !== 'webgpu') {
      painter = await WorkerPainter.create(backend, model, engine);
      return;
    }
    const gpu = await requestSharedGpu(() => undefined);
    ({device} = gpu);
    const weights = decodeWeights(model.file, model.model);
    if (engine === 'tfjs') {
      const tfjs = await useTfjsOnDevice(gpu);
      painter = await TfjsWebGpuPainter.create({gpu, backend: tfjs, network: model.file, weights});
    } else {
      const values = new Map([...weights].map(([name, weight]) => [name, weight.values]));
      painter = await WgslPainter.create({device, network: {file: model.file, weights: values}});
    }
  });

  afterAll(() => {
    painter.dispose();
    device?.destroy();
  });

  const paintLive = async (input: ImageBitmap, mirrored: boolean, weights: readonly number[]): Promise<Pixels> => {
    const {width, height} = input;
    const frame = new VideoFrame(input, {timestamp: 0});
    const geometry = coverGeometry({width, height}, {mirrored, rotation: 0}, {width, height});
    const {picture} = await painter.paint({frame, geometry, weights, slot: 0});
    frame.close();
    return {data: await readPicture(picture, device), width, height};
  };

  test(
    'paints stills as PyTorch does, bright and dark, alone and mixed, with padding and without',
    longIf(backend === 'webgl'),
    async () => {
      for (const {name, input, output, styles} of await goldenCases(NETWORK)) {
        const painted = await painter.paintStill(pixelsOf(await goldenInput(input, NETWORK)), styles);
        expect(differenceFromGolden(painted, await goldenFloats(output, NETWORK)), name).toBeLessThan(TOLERANCE);
      }
    },
  );

  test(
    'paints a live frame as PyTorch does, and a mirrored one as a mirrored still',
    longIf(backend === 'webgl'),
    async () => {
      for (const {name, width, height, input, output, styles} of await goldenCases(NETWORK)) {
        // The live path is only ever asked for multiples of four.
        if (width % 4 !== 0 || height % 4 !== 0) continue;
        const bitmap = await goldenInput(input, NETWORK);
        const live = await paintLive(bitmap, false, styles);
        expect(differenceFromGolden(live, await goldenFloats(output, NETWORK)), name).toBeLessThan(TOLERANCE);
        const mirrored = mirrorPixels(pixelsOf(bitmap));
        const still = await painter.paintStill(mirrored, styles, {isMirrored: true});
        const frame = await paintLive(await goldenInput(input, NETWORK), true, styles);
        expect(meanAbsoluteDifference(frame, still), name).toBeLessThan(SAME);
        if (name === 'without') continue;
        // The pattern did turn round: what is not mirrored is painted otherwise.
        const unturned = await painter.paintStill(mirrored, styles);
        expect(meanAbsoluteDifference(still, unturned), name).toBeGreaterThan(2 * SAME);
      }
    },
  );
});

async function readPicture(picture: Picture, device: GPUDevice | null): Promise<Uint8ClampedArray<ArrayBuffer>> {
  if (picture.kind === 'pixels') return picture.data;
  if (picture.kind === 'bitmap') return pixelsOf(picture.bitmap).data;
  return readTexture(device!, picture.texture);
}
