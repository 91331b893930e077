/** A device that is not lost and yet draws nothing. */
import {expect, test} from 'vitest';

import {requestSharedGpu} from '../../../src/engine/gpu/gpu-device.ts';

test('a device that refuses one command is kept, one that goes on refusing them is told of once, with the first reason', async () => {
  const reasons: string[] = [];
  const {device} = await requestSharedGpu((reason) => reasons.push(reason));
  const texture = device.createTexture({
    label: 'test.gone',
    size: [4, 4],
    format: 'rgba8unorm',
    usage: GPUTextureUsage.RENDER_ATTACHMENT,
  });
  texture.destroy();
  /** A frame that names a destroyed texture. */
  const drawOnWhatIsGone = async (): Promise<void> => {
    const encoder = device.createCommandEncoder();
    encoder
      .beginRenderPass({colorAttachments: [{view: texture.createView(), loadOp: 'clear', storeOp: 'store'}]})
      .end();
    device.queue.submit([encoder.finish()]);
    await device.queue.onSubmittedWorkDone();
  };
  await drawOnWhatIsGone();
  expect(reasons).toEqual([]);
  for (let frame = 0; frame < 40; frame++) await drawOnWhatIsGone();
  expect(reasons).toHaveLength(1);
  expect(reasons[0]).toMatch(/^the device refuses what it is told: .*test\.gone/);
  device.destroy();
});
