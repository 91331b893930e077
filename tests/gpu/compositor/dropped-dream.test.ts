/** A dream whose maker takes its pictures away: the mirror goes on without it. */
import {expect, test} from 'vitest';

import type {Picture} from '../../../src/engine/picture/picture.ts';
import {PLAIN_PAINT} from '../../../src/protocol/paint.ts';
import {createCompositor, requestTestDevice} from '../../support/engine/create-compositor.ts';
import {SMALL_LAYOUT} from '../../support/engine/engine-harness.ts';

const SIZE = {width: 64, height: 48};
const GREEN = [0, 200, 0, 255] as const;
const RED = [250, 0, 0, 255] as const;

test.each(['webgl', 'webgpu', 'canvas'] as const)(
  'on %s, a dropped dream is gone with the next frame, and frames are drawn though its pictures are destroyed',
  async (backend) => {
    const canvas = new OffscreenCanvas(SIZE.width, SIZE.height);
    const reader = new OffscreenCanvas(SIZE.width, SIZE.height).getContext('2d', {willReadFrequently: true})!;
    const device = await requestTestDevice(backend);
    const faults: string[] = [];
    device?.addEventListener('uncapturederror', ({error}) => faults.push(error.message));
    const compositor = await createCompositor(backend, canvas, {device, reducedMotion: false});
    let now = 0;
    // A rest between two frames, so that no fade and no flash limiter is on the way.
    const shown = (): readonly number[] => {
      compositor.render((now += 10_000));
      reader.drawImage(canvas, 0, 0);
      return [...reader.getImageData(SIZE.width / 2, SIZE.height / 2, 1, 1).data];
    };
    compositor.setLayout({...SMALL_LAYOUT, size: SIZE}, now);
    compositor.setPaint(PLAIN_PAINT, now);
    compositor.setCamera(pixels(GREEN));
    expect(shown()).toEqual([...GREEN]);

    const [seen, dreamt] =
      device === null ? [pixels(GREEN), pixels(RED)] : [onCard(device, GREEN), onCard(device, RED)];
    compositor.setDream({seen, dreamt}, now);
    expect(shown()).not.toEqual([...GREEN]);

    compositor.dropDream();
    for (const picture of [seen, dreamt]) if (picture.kind === 'gpu-texture') picture.texture.destroy();
    compositor.setCamera(pixels(GREEN));
    expect(shown()).toEqual([...GREEN]);
    await device?.queue.onSubmittedWorkDone();
    expect(faults).toEqual([]);
    compositor.dispose();
  },
);

type Rgba = readonly [number, number, number, number];

function pixels(colour: Rgba): Picture {
  const data = new Uint8ClampedArray(SIZE.width * SIZE.height * 4);
  for (let at = 0; at < data.length; at += 4) data.set(colour, at);
  return {kind: 'pixels', data, size: SIZE};
}

function onCard(device: GPUDevice, colour: Rgba): Picture {
  const texture = device.createTexture({
    size: [SIZE.width, SIZE.height],
    format: 'rgba8unorm',
    usage: GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_DST,
  });
  const row = new Uint8Array(SIZE.width * 4);
  for (let at = 0; at < row.length; at += 4) row.set(colour, at);
  for (let y = 0; y < SIZE.height; y++) {
    device.queue.writeTexture({texture, origin: [0, y]}, row, {}, [SIZE.width, 1]);
  }
  return {kind: 'gpu-texture', texture, size: SIZE};
}
