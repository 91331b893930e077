/** What the dreamer on WebGPU has seen is its own. */
import {expect, test} from 'vitest';

import {openGpuDreamer} from '../../../src/engine/dream/wgsl/open-gpu-dreamer.ts';
import {requestSharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import {WgslPerception} from '../../../src/engine/perception/wgsl/wgsl-perception.ts';
import {toPixels} from '../../../src/engine/picture/convert-pixels.ts';
import type {Picture} from '../../../src/engine/picture/picture.ts';
import {resize} from '../../../src/engine/picture/resize.ts';
import type {PixelSize} from '../../../src/protocol/units.ts';
import {meanDifference, wavyPicture} from '../../support/engine/dream-scene.ts';
import {pictureTexture, writePicture} from '../../support/engine/gpu-dream.ts';
import {readTexture} from '../../support/engine/read-texture.ts';
import {QUICK_SHAPE} from '../../support/network/quick-shape.ts';
import {randomPerception} from '../../support/network/random-perception.ts';

const SIZE: PixelSize = {width: 64, height: 48};

/** Of 255: two roundings to eight bits. */
const ROUNDING = 1;

test('a painting is seen whatever its size, and stays seen when the painter has destroyed it', async () => {
  const {device} = await requestSharedGpu(() => undefined);
  const complaints: string[] = [];
  device.addEventListener('uncapturederror', ({error}) => complaints.push(error.message));
  const {file, weights: tensors} = randomPerception(5, {stages: 1, mostChannels: 4});
  const weights = new Map([...tensors].map(([name, {values}]) => [name, values]));
  const perception = new WgslPerception({device, file, weights, shape: QUICK_SHAPE});
  const parts = {device, perception, seed: 1, reducedMotion: false, onFailure: () => expect.unreachable()};
  const {seePainting, close} = await openGpuDreamer(parts);

  for (const size of [SIZE, {width: 96, height: 72}]) {
    const texture = pictureTexture(device, size);
    writePicture(device, texture, wavyPicture(size));
    const seen = seePainting({kind: 'gpu-texture', texture, size}, SIZE);
    texture.destroy();
    const picture = await pixelsOf(device, seen);
    expect(meanDifference(picture, toPixels(resize(wavyPicture(size), SIZE)).data)).toBeLessThan(ROUNDING);
  }
  expect(seePainting({kind: 'pixels', data: new Uint8ClampedArray(4), size: {width: 1, height: 1}}, SIZE)).toBe(null);
  close();
  expect(complaints).toEqual([]);
});

async function pixelsOf(device: GPUDevice, seen: Picture | null): Promise<Uint8ClampedArray> {
  if (seen?.kind !== 'gpu-texture') throw new Error(`The dreamer saw ${seen?.kind ?? 'nothing'}.`);
  expect(seen.size).toEqual(SIZE);
  return readTexture(device, seen.texture);
}
