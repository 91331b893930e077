/** Threads that share a frame: they come late, are ended between frames, or die over their work. */
import {expect, test, vi} from 'vitest';

import {HelperLost} from '../../../../../src/engine/network/wasm/kernel.ts';
import {WasmNetwork} from '../../../../../src/engine/network/wasm/wasm-network.ts';
import {KernelNetworks} from '../../../../../src/engine/style/kernel-networks.ts';
import {startDyingHelper, startKernel} from '../../../../support/network/kernel-in-node.ts';
import {readStyleModel} from '../../../../support/network/models-on-disk.ts';
import {randomNetwork, seededRandom} from '../../../../support/network/random-network.ts';
import {randomPixels} from '../../../../support/network/tfjs-reference.ts';

const {file, weights} = randomNetwork(5);
const MIX = [1, 0, 0];
const PIXELS = randomPixels(96, 64, seededRandom(1));

/** Starting a thread takes long on a busy machine; a frame takes a millisecond. */
const TIMEOUT_MS = 60_000;
const SOON = {timeout: TIMEOUT_MS / 2, interval: 1};

vi.setConfig({testTimeout: TIMEOUT_MS});

test('several threads paint what one paints, bit by bit', async () => {
  const one = await startKernel({instructions: 'simd'});
  const three = await startKernel({instructions: 'simd', threads: 3});
  const expected = new WasmNetwork(one, file, weights).paint(PIXELS, MIX);
  const network = new WasmNetwork(three, file, weights);
  // The first frames have one thread; the others join when they have started.
  await vi.waitFor(() => {
    expect(network.paint(PIXELS, MIX)).toEqual(expected);
    expect(three.threadsAtWork()).toBeGreaterThan(1);
  }, SOON);
  three.dispose();
});

test('a thread that is ended between frames is missed, and counted no more', async () => {
  const kernel = await startKernel({instructions: 'simd', threads: 2});
  const network = new WasmNetwork(kernel, file, weights);
  await vi.waitFor(() => {
    network.paint(PIXELS, MIX);
    expect(kernel.threadsAtWork()).toBe(2);
  }, SOON);
  const before = network.paint(PIXELS, MIX);
  kernel.dispose();
  await vi.waitFor(() => {
    expect(network.paint(PIXELS, MIX)).toEqual(before);
    expect(kernel.threadsAtWork()).toBe(1);
  }, SOON);
});

test('a thread that dies over its strip fails the frame', async () => {
  const kernel = await startKernel({instructions: 'simd', threads: 2, startHelper: startDyingHelper});
  const network = new WasmNetwork(kernel, file, weights);
  const failure = await vi.waitUntil(() => failureOf(() => network.paint(PIXELS, MIX)), SOON);
  expect(failure).toBeInstanceOf(HelperLost);
});

test('the networks go on with one thread when another dies, and say so', async () => {
  const networks = await KernelNetworks.create(
    async (threads) => ({
      kernel: await startKernel({instructions: 'simd', threads, startHelper: startDyingHelper}),
      instructions: 'simd',
    }),
    2,
    readStyleModel('style'),
  );
  networks.addLite(readStyleModel('style-lite'));
  const mix = readStyleModel('style').file.styles.map((_, style) => Number(style === 3));
  const painted = [];
  do painted.push(await networks.paint('lite', PIXELS, mix));
  while (!networks.describe().includes('died'));
  expect(networks.describe()).toBe('kernel, simd, 1 thread, another one died');
  expect(painted.at(-1)).toEqual(painted[0]);
  expect((await networks.paint('full', PIXELS, mix)).data).toHaveLength(PIXELS.data.length);
});

test('memory stays as it is over ten thousand frames of several sizes and two networks', async () => {
  const kernel = await startKernel({instructions: 'simd'});
  const random = seededRandom(3);
  const networks = [randomNetwork(5), randomNetwork(6)].map(
    (network) => new WasmNetwork(kernel, network.file, network.weights),
  );
  const pictures = [16, 24, 40, 9].map((side) => randomPixels(side, 12, random));
  const paint = (frame: number): void => {
    networks[frame % 2]!.paint(pictures[frame % pictures.length]!, MIX);
  };
  for (let frame = 0; frame < 100; frame++) paint(frame);
  const bytes = kernel.memory.memory.buffer.byteLength;
  for (let frame = 0; frame < 10_000; frame++) paint(frame);
  expect(kernel.memory.memory.buffer.byteLength).toBe(bytes);
});

function failureOf(work: () => unknown): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
}
