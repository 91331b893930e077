/** Our wasm kernel in Node: its built files from the disk, helping threads as Node's workers. */
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {setFlagsFromString} from 'node:v8';
import {Worker} from 'node:worker_threads';

import {hasRelaxedSimd, type Instructions} from '../../../src/engine/network/wasm/choose-build.ts';
import {Kernel, type Helper, type HelperSetup} from '../../../src/engine/network/wasm/kernel.ts';

const BUILT = resolve(import.meta.dirname, '../../../kernels/built');

/** What `helpKernel` does: a plain worker cannot import TypeScript. */
const HELPER = `
  const {workerData: {module, memory, thread}} = require('node:worker_threads');
  WebAssembly.instantiate(module, {env: {memory}}).then(({exports}) => exports.help(thread));
`;

/**
 * Takes the next strip of a frame that is being worked on, as kernels/network/schedule.ts does, and
 * ends without having done it.
 */
const DYING_HELPER = `
  const {workerData: {memory}} = require('node:worker_threads');
  const cursor = new BigInt64Array(memory.buffer, 64, 1);
  for (;;) {
    const now = Atomics.load(cursor, 0);
    const place = now & 0xffffffffn;
    const isUnderWay = now >> 32n > 0n && place > 0n && place < 8n;
    if (isUnderWay && Atomics.compareExchange(cursor, 0, now, now + 1n) === now) break;
  }
`;

/** Node 20 has relaxed SIMD behind a switch, which must come before the first module. */
if (!hasRelaxedSimd()) setFlagsFromString('--experimental-wasm-relaxed-simd');

/** What is asked of a kernel in Node. */
export interface KernelInNode {
  readonly instructions: Instructions;
  readonly threads?: number;
  readonly startHelper?: (setup: HelperSetup) => Helper;
}

/** A kernel of a build. */
export async function startKernel({
  instructions,
  threads = 1,
  startHelper = startThread(HELPER),
}: KernelInNode): Promise<Kernel> {
  const file = `${instructions}${threads > 1 ? '-threads' : ''}.wasm`;
  const module = await WebAssembly.compile(readFileSync(resolve(BUILT, file)));
  return Kernel.create({module, threads, startHelper});
}

/** Helpers that die over their first strip. */
export const startDyingHelper = startThread(DYING_HELPER);

function startThread(source: string): (setup: HelperSetup) => Helper {
  return (setup) => {
    const worker = new Worker(source, {eval: true, workerData: setup});
    worker.unref();
    return {end: () => void worker.terminate()};
  };
}
