/** tfjs's wasm backend in Node. */
import * as tf from '@tensorflow/tfjs-core';
import {createRequire} from 'node:module';
import {dirname} from 'node:path';

/** Makes wasm the current backend: SIMD, one thread, as for a visitor (tfjs-backends.ts). */
export async function startWasmInNode(): Promise<void> {
  const {setWasmPaths} = await import('@tensorflow/tfjs-backend-wasm');
  const main = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(`${dirname(main)}/`);
  if (!(await tf.setBackend('wasm'))) throw new Error('tfjs could not start its wasm backend');
}
