/** Sets TensorFlow.js up on one backend. tfjs is global state: one backend a thread. */
import '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import {setWasmPaths} from '@tensorflow/tfjs-backend-wasm';
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import wasmSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import {EngineError} from '../../../protocol/errors.ts';

/**
 * Makes wasm or WebGL2 the backend of this thread.
 *
 * @throws EngineError 'gpu-missing' when it does not start.
 */
export async function useTfjsBackend(backend: 'webgl' | 'wasm'): Promise<void> {
  if (backend === 'wasm') {
    // One thread: the threaded build breaks when minified, and gained nothing where it was
    // measured.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    // Every name must be given; the threaded build is never loaded.
    setWasmPaths({
      'tfjs-backend-wasm.wasm': wasmUrl,
      'tfjs-backend-wasm-simd.wasm': wasmSimdUrl,
      'tfjs-backend-wasm-threaded-simd.wasm': wasmSimdUrl,
    });
  } else {
    // The network's largest activations pass 16-bit textures' precision; and small ops must not run
    // on the CPU unseen.
    tf.env().set('WEBGL_FORCE_F16_TEXTURES', false);
    tf.env().set('WEBGL_CPU_FORWARD', false);
  }
  let isReady: boolean;
  try {
    isReady = await tf.setBackend(backend);
  } catch (cause) {
    throw new EngineError('gpu-missing', `tfjs could not start its ${backend} backend`, {cause});
  }
  if (!isReady) throw new EngineError('gpu-missing', `tfjs could not start its ${backend} backend`);
  await tf.ready();
  if (backend === 'webgl') endWithContext();
}

/**
 * tfjs does not notice that its context is lost, and computes zeros from then on. A worker that
 * throws is lost as a whole, and its owner sees to another.
 */
function endWithContext(): void {
  const {gpgpu} = tf.backend() as unknown as {readonly gpgpu: {readonly gl: {readonly canvas: EventTarget}}};
  gpgpu.gl.canvas.addEventListener('webglcontextlost', () => {
    throw new EngineError('gpu-lost', "the network's WebGL context was lost");
  });
}
