/**
 * The hand-written painter over a long evening: nothing piles up, nothing is invalid, and a lost
 * device is said to be lost.
 */
import {afterEach, describe, expect, test} from 'vitest';

import {requestSharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import {ResourceLedger} from '../../../src/engine/gpu/resource-ledger.ts';
import {coverGeometry} from '../../../src/engine/picture/geometry.ts';
import type {PaintRequest} from '../../../src/engine/style/painter.ts';
import {WgslPainter} from '../../../src/engine/style/wgsl-painter.ts';
import {EngineError} from '../../../src/protocol/errors.ts';
import type {PixelSize} from '../../../src/protocol/units.ts';
import {testFrame} from '../../support/engine/engine-harness.ts';
import {QUICK_SHAPE} from '../../support/network/quick-shape.ts';
import {randomMix, randomNetwork, seededRandom} from '../../support/network/random-network.ts';

const FRAMES = 1000;
const FRAMES_AT_ONE_RUNG = 20;
/** How many sizes a network keeps ready at once. */
const KEPT_SIZES = 6;
/** More sizes than that, so that runs are dropped and made again. */
const RUNGS: readonly PixelSize[] = [16, 20, 24, 28, 32, 36, 40, 44].map((side) => ({width: side, height: side - 4}));

let device: GPUDevice;

afterEach(() => {
  device.destroy();
});

/**
 * A painter on a device of its own, with everything that is made on it counted and every complaint
 * kept.
 */
async function start(): Promise<{painter: WgslPainter; ledger: ResourceLedger; complaints: readonly string[]}> {
  ({device} = await requestSharedGpu(() => undefined));
  const complaints: string[] = [];
  device.addEventListener('uncapturederror', ({error}) => complaints.push(error.message));
  const ledger = new ResourceLedger(device);
  const painter = await WgslPainter.create({
    device,
    network: randomNetwork(3, {mostChannels: 6, mostBlocks: 1}),
    shape: QUICK_SHAPE,
  });
  return {painter, ledger, complaints};
}

function request(frame: VideoFrame, output: PixelSize, weights: readonly number[], slot = 0): PaintRequest {
  const source = {width: frame.displayWidth, height: frame.displayHeight};
  return {frame, geometry: coverGeometry(source, {mirrored: false, rotation: 0}, output), weights, slot};
}

describe('the painter in WGSL', () => {
  test('holds no more after 1,000 frames of changing styles and rungs than after the first round of rungs', async () => {
    const {painter, ledger, complaints} = await start();
    const random = seededRandom(11);
    let afterFirstRound = ledger.counts();
    let buffersOfKeptSizes = 0;
    const roundLength = RUNGS.length * FRAMES_AT_ONE_RUNG;
    let painted = 0;
    while (painted < FRAMES || painted % roundLength !== 0) {
      const rung = RUNGS[Math.floor(painted / FRAMES_AT_ONE_RUNG) % RUNGS.length]!;
      const frame = testFrame(painted, 48, 36);
      await painter.paint(request(frame, rung, randomMix(3, random), painted % 2));
      frame.close();
      painted++;
      if (painted === KEPT_SIZES * FRAMES_AT_ONE_RUNG) buffersOfKeptSizes = ledger.counts().buffers;
      if (painted === roundLength) afterFirstRound = ledger.counts();
    }
    expect(painted).toBeGreaterThanOrEqual(FRAMES);
    expect(buffersOfKeptSizes).toBeGreaterThan(0);
    expect(afterFirstRound.buffers).toBe(buffersOfKeptSizes);
    expect(ledger.counts()).toEqual(afterFirstRound);
    painter.dispose();
    expect(ledger.counts()).toEqual({buffers: 0, textures: 0, bytes: 0});
    await device.queue.onSubmittedWorkDone();
    expect(complaints).toEqual([]);
  });

  test('says that the GPU was lost when the device goes away in the middle of a frame, and from then on', async () => {
    const {painter} = await start();
    const frame = testFrame(1, 48, 36);
    const size = {width: 32, height: 24};
    await painter.paint(request(frame, size, [1, 0, 0]));
    const painting = painter.paint(request(frame, size, [0, 1, 0]));
    device.destroy();
    const failure: unknown = await painting.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EngineError);
    expect(failure).toMatchObject({code: 'gpu-lost'});
    await expect(painter.paint(request(frame, size, [0, 1, 0]))).rejects.toMatchObject({code: 'gpu-lost'});
    frame.close();
  });
});
