/** Our wasm kernel in Node: its built files from the disk, helping threads as Node's workers. */
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {setFlagsFromString} from 'node:v8';
import {Worker} from 'node:worker_threads';

import {hasRelaxedSimd, type Instructions} from '../../../src/engine/network/wasm/choose-build.ts';
import {Kernel, type Helper, type HelperSetup} from '../../../src/engine/network/wasm/kernel.ts';

const BUILT = resolve(import.meta.dirname, '../../../kernels/built');

/** What a helping thread runs: the few lines of `helpKernel`, which a plain worker cannot import. */
const HELPER_SOURCE = `
  const {workerData: {module, memory, thread}} = require('node:worker_threads');
  WebAssembly.instantiate(module, {env: {memory}}).then(({exports}) => exports.help(thread));
`;

/** Node 20 has relaxed SIMD behind a switch, which must come before the first module. */
if (!hasRelaxedSimd()) setFlagsFromString('--experimental-wasm-relaxed-simd');

/** What is asked of a kernel in Node. */
export interface KernelInNode {
  readonly instructions: Instructions;
  readonly threads?: number;
}

/** A kernel, and its helping threads for tests that end them. */
export async function startKernel({instructions, threads = 1}: KernelInNode): Promise<Kernel> {
  const file = `${instructions}${threads > 1 ? '-threads' : ''}.wasm`;
  const module = await WebAssembly.compile(readFileSync(resolve(BUILT, file)));
  return Kernel.create({module, threads, startHelper});
}

function startHelper(setup: HelperSetup): Helper {
  const worker = new Worker(HELPER_SOURCE, {eval: true, workerData: setup});
  worker.unref();
  return {end: () => void worker.terminate()};
}
