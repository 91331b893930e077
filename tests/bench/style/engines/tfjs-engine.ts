/** The same op list on TensorFlow.js: on the bench's own GPUDevice, or on wasm. */
import * as tf from '@tensorflow/tfjs-core';
import {bufferOfTensor, useTfjsOnDevice} from '../../../../src/engine/network/tfjs/tfjs-webgpu.ts';
import {TfjsNetwork} from '../../../../src/engine/network/tfjs/tfjs-network.ts';
import {toTensor} from '../../../../src/engine/style/tfjs-still.ts';
import type {BenchEngine, BenchJob} from '../bench-engine.ts';

/** tfjs on WebGPU. The picture stays on the GPU, as it does in TfjsWebGpuPainter. */
export async function createTfjsWebGpuEngine(job: BenchJob): Promise<BenchEngine> {
  const backend = await useTfjsOnDevice(job.gpu);
  const engine = createEngine(job, 'webgpu');
  return {
    ...engine,
    paint: () => {
      // Queued work is submitted when the buffer is asked for.
      bufferOfTensor(backend, engine.paint());
    },
    dispose: () => {
      engine.dispose();
      tf.removeBackend('webgpu');
    },
  };
}

/** tfjs on wasm: SIMD, one thread, as for a visitor. */
export async function createTfjsWasmEngine(
  job: Pick<BenchJob, 'platform' | 'network' | 'pixels' | 'mix'>,
): Promise<BenchEngine> {
  await job.platform.startWasm();
  const engine = createEngine(job, 'wasm');
  return {
    ...engine,
    paint: async () => {
      await engine.paint().data();
    },
  };
}

function createEngine(
  {network, pixels, mix}: Pick<BenchJob, 'network' | 'pixels' | 'mix'>,
  backend: 'webgpu' | 'wasm',
): Omit<BenchEngine, 'paint' | 'dispose'> & {paint: () => tf.Tensor4D; dispose: () => void} {
  const runnable = new TfjsNetwork(network.file, network.weights);
  const image = toTensor(pixels);
  let painted: tf.Tensor4D | null = null;
  const paint = (): tf.Tensor4D => {
    painted?.dispose();
    painted = runnable.forward(image, mix);
    return painted;
  };
  return {
    // tfjs is global state: its engines take turns.
    takeTurn: async () => {
      await tf.setBackend(backend);
    },
    paint,
    read: async () => Float32Array.from(await (painted ?? paint()).data<'float32'>()),
    dispose: () => {
      painted?.dispose();
      image.dispose();
      runnable.dispose();
    },
  };
}
