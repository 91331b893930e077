/**
 * Bitmaps read by a pass, where the browser takes a texture for a frame and where it does not.
 */
import {afterEach, expect, test, vi} from 'vitest';

import {recordAlone} from '../../../src/engine/gpu/dispatch.ts';
import {IngestToPicturePass} from '../../../src/engine/ingest/ingest-to-picture-pass.ts';
import {coverGeometry} from '../../../src/engine/picture/geometry.ts';
import {present} from '../../../src/protocol/assert.ts';
import {readTexture} from '../../support/engine/read-texture.ts';

const SIZE = {width: 64, height: 32};

/** Video frames are planes of colour differences: what comes back is off by little. */
const TOLERANCE = 4;

afterEach(() => {
  vi.restoreAllMocks();
});

/** Left red, right blue. */
function twoColours(): OffscreenCanvasRenderingContext2D {
  const context = present(new OffscreenCanvas(SIZE.width, SIZE.height).getContext('2d'), () => 'a 2-D context');
  context.fillStyle = 'rgb(200 30 20)';
  context.fillRect(0, 0, SIZE.width / 2, SIZE.height);
  context.fillStyle = 'rgb(20 40 210)';
  context.fillRect(SIZE.width / 2, 0, SIZE.width / 2, SIZE.height);
  return context;
}

test.each([
  {kind: 'takes textures for frames', error: null, videoFrames: 0},
  {kind: 'refuses them', error: {message: 'so said the test'}, videoFrames: 1},
])('a bitmap keeps its colours on a device that $kind', async ({error, videoFrames}) => {
  const adapter = present(await navigator.gpu.requestAdapter(), () => 'an adapter');
  const device = await adapter.requestDevice();
  const importing = vi.spyOn(device, 'importExternalTexture');
  if (error !== null) {
    // The answer to the scope around the first binding, which is the question about textures.
    vi.spyOn(device, 'createBindGroup').mockImplementationOnce(() => {
      vi.spyOn(device, 'popErrorScope').mockResolvedValueOnce(error);
      return {} as GPUBindGroup;
    });
  }
  const pass = await IngestToPicturePass.create(device);
  const texture = device.createTexture({
    label: 'frame-input.test',
    size: [SIZE.width, SIZE.height],
    format: 'rgba8unorm',
    usage: GPUTextureUsage.STORAGE_BINDING | GPUTextureUsage.COPY_SRC,
  });
  const drawn = twoColours();
  const expected = drawn.getImageData(0, 0, SIZE.width, SIZE.height).data;
  const bitmap = drawn.canvas.transferToImageBitmap();
  const encoder = device.createCommandEncoder({label: 'frame-input.test'});
  recordAlone(encoder, pass.dispatch(bitmap, coverGeometry(SIZE, {mirrored: false, rotation: 0}, SIZE), texture));
  device.queue.submit([encoder.finish()]);
  const found = await readTexture(device, texture);
  expect(importing).toHaveBeenCalledTimes(videoFrames);
  const worst = found.reduce((most, value, at) => {
    const column = Math.floor(at / 4) % SIZE.width;
    // At the seam colour differences of both sides mix.
    return Math.abs(column - SIZE.width / 2) < 2 ? most : Math.max(most, Math.abs(value - (expected[at] ?? 0)));
  }, 0);
  expect(worst).toBeLessThanOrEqual(TOLERANCE);
  pass.dispose();
  device.destroy();
});
