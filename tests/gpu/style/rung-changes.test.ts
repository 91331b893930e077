/** Many changes of rung and network: what the painter holds on the GPU ends where it began. */
import {afterAll, beforeAll, expect, test} from 'vitest';

import {requestSharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import {ResourceLedger} from '../../../src/engine/gpu/resource-ledger.ts';
import {coverGeometry} from '../../../src/engine/picture/geometry.ts';
import {SOFTWARE_SHAPE} from '../../../src/engine/network/wgsl/workgroup-shape.ts';
import {WgslPainter} from '../../../src/engine/style/wgsl-painter.ts';
import {NETWORK_SIZES} from '../../../src/protocol/rung.ts';
import {testFrame} from '../../support/engine/engine-harness.ts';
import {randomNetwork} from '../../support/network/random-network.ts';

const UPRIGHT = {mirrored: false, rotation: 0} as const;
/** One more than a network keeps at once: the oldest must make room. */
const SHORT_SIDES = [16, 24, 32, 40, 48, 56, 64];

let device: GPUDevice;
let ledger: ResourceLedger;
const complaints: string[] = [];

beforeAll(async () => {
  ({device} = await requestSharedGpu(() => undefined));
  ledger = new ResourceLedger(device);
  device.addEventListener('uncapturederror', ({error}) => complaints.push(error.message));
});

afterAll(() => {
  device.destroy();
  expect(complaints).toEqual([]);
});

test('the ledger is flat over changes of rung and network, and empty once the painter is gone', async () => {
  const before = ledger.counts();
  const limits = {mostChannels: 8, mostBlocks: 0};
  const painter = await WgslPainter.create({device, network: randomNetwork(11, limits), shape: SOFTWARE_SHAPE});
  await painter.addLite(randomNetwork(12, {...limits, mostChannels: 4}));
  const frame = testFrame(1);
  const source = {width: frame.displayWidth, height: frame.displayHeight};
  /** Every rung of both networks once, with a tile between two rungs. */
  const climb = async (): Promise<void> => {
    for (const network of NETWORK_SIZES) {
      for (const height of SHORT_SIDES) {
        const request = {frame, weights: [0.2, 0.3, 0.5], network};
        const geometry = coverGeometry(source, UPRIGHT, {width: height + 16, height});
        await painter.paint({...request, geometry, slot: 0});
        const tile = coverGeometry(source, UPRIGHT, {width: 32, height: 24});
        await painter.paint({...request, geometry: tile, slot: 1, network: 'lite'});
      }
    }
  };
  await climb();
  const warm = ledger.counts();
  const held = painter.resources();
  expect(held.buffers).toBeGreaterThan(0);
  for (let round = 0; round < 5; round++) await climb();
  expect(ledger.counts()).toEqual(warm);
  expect(painter.resources()).toEqual(held);
  frame.close();
  painter.dispose();
  await device.queue.onSubmittedWorkDone();
  expect(ledger.counts()).toEqual(before);
});
