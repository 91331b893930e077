/** The perception network on the kernel over time: its memory, and threads that help or die. */
import {expect, test, vi} from 'vitest';

import {KernelPerception} from '../../../../../src/engine/perception/wasm/kernel-perception.ts';
import {WasmPerception} from '../../../../../src/engine/perception/wasm/wasm-perception.ts';
import {everyObjective} from '../../../../support/network/every-objective.ts';
import {startDyingHelper, startKernel} from '../../../../support/network/kernel-in-node.ts';
import {seededRandom} from '../../../../support/network/random-network.ts';
import {randomPerception, randomPicture} from '../../../../support/network/random-perception.ts';

/** Starting a thread takes long on a busy machine. */
const TIMEOUT_MS = 60_000;

vi.setConfig({testTimeout: TIMEOUT_MS});

const {file, weights, picture} = randomPerception(12, {width: 64, height: 40});
const values = new Map([...weights].map(([name, weight]) => [name, weight.values]));
const OBJECTIVE = {kind: 'l2', layer: file.layers.at(-1)!} as const;

test('memory stays as it is over ten thousand pictures of several sizes, forwards and back', async () => {
  const small = randomPerception(5, {stages: 1, mostChannels: 5});
  const kernel = await startKernel({instructions: 'simd'});
  const network = new WasmPerception(
    kernel,
    small.file,
    new Map([...small.weights].map(([name, weight]) => [name, weight.values])),
  );
  const random = seededRandom(3);
  const pictures = [8, 16, 12].map((side) => randomPicture(side, 8, random));
  // Cotangents fit pictures of one size.
  const objectives = everyObjective(small, random).filter(({kind}) => kind !== 'cotangents');
  const look = async (frame: number): Promise<void> => {
    const seen = pictures[frame % pictures.length]!;
    if (frame % 2 === 0) await network.activations(seen, [small.file.output]);
    else await network.gradient(seen, objectives[frame % objectives.length]!, 'plain');
  };
  for (let frame = 0; frame < 500; frame++) await look(frame);
  const bytes = kernel.memory.memory.buffer.byteLength;
  for (let frame = 0; frame < 10_000; frame++) await look(frame);
  expect(kernel.memory.memory.buffer.byteLength).toBe(bytes);
});

test('several threads find what one finds, bit by bit', async () => {
  const one = new WasmPerception(await startKernel({instructions: 'simd'}), file, values);
  const kernel = await startKernel({instructions: 'simd', threads: 3});
  const three = new WasmPerception(kernel, file, values);
  const expected = await one.gradient(picture, OBJECTIVE, 'guided');
  // The first questions have one thread; the others join when they have started.
  do expect(await three.gradient(picture, OBJECTIVE, 'guided')).toEqual(expected);
  while (kernel.threadsAtWork() < 2);
  three.dispose();
});

test('the network goes on with one thread when another dies', async () => {
  const opened: number[] = [];
  const network = await KernelPerception.create(
    async (threads) => {
      opened.push(threads);
      return {
        kernel: await startKernel({instructions: 'simd', threads, startHelper: startDyingHelper}),
        instructions: 'simd',
      };
    },
    2,
    {file, weights: values},
  );
  expect(network.describe()).toBe('kernel, simd, 2 threads');
  const first = await network.gradient(picture, OBJECTIVE, 'plain');
  while (opened.length < 2) expect(await network.gradient(picture, OBJECTIVE, 'plain')).toEqual(first);
  expect(opened).toEqual([2, 1]);
  expect(network.describe()).toBe('kernel, simd, 1 thread');
  expect(await network.gradient(picture, OBJECTIVE, 'plain')).toEqual(first);
});
