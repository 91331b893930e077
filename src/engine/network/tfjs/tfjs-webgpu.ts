/**
 * TensorFlow.js on the shared GPUDevice, and the two places where its tensors and our buffers are
 * the same memory.
 */
import * as tf from '@tensorflow/tfjs-core';
import {WebGPUBackend} from '@tensorflow/tfjs-backend-webgpu';
import {assert} from '../../../protocol/assert.ts';
import type {SharedGpu} from '../../gpu/gpu-device.ts';

/** Makes the shared device tfjs's own. */
export async function useTfjsOnDevice({device, info}: SharedGpu): Promise<WebGPUBackend> {
  // Small ops would run on the CPU unseen, and stall the frame on a read-back.
  tf.env().set('WEBGPU_CPU_FORWARD', false);
  // tfjs registers itself only where it is imported after WebGPU is there, and not again once it
  // was removed.
  if (tf.engine().registryFactory['webgpu'] !== undefined) tf.removeBackend('webgpu');
  const backend = new WebGPUBackend(device, info);
  tf.registerBackend('webgpu', () => backend, 3);
  await tf.setBackend('webgpu');
  await tf.ready();
  return backend;
}

/**
 * A live view of a buffer as a tensor; disposing it leaves the buffer alive. The buffer needs
 * STORAGE | COPY_SRC.
 */
export function tensorOnBuffer(buffer: GPUBuffer, shape: [number, number, number, number]): tf.Tensor4D {
  return tf.tensor({buffer, zeroCopy: true}, shape, 'float32');
}

/**
 * The buffer behind a tensor, valid until the tensor is disposed. Queued tfjs work is submitted
 * first.
 */
export function bufferOfTensor(backend: WebGPUBackend, tensor: tf.Tensor): GPUBuffer {
  flush(backend);
  const resource = backend.tensorMap.get(tensor.dataId).resource;
  assert(resource instanceof GPUBuffer, () => 'the tensor is not on the GPU');
  return resource;
}

/** Submits everything tfjs has queued, so that our own submits come after it. */
function flush(backend: WebGPUBackend): void {
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.submitQueue();
}
