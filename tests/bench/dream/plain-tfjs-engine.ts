/**
 * tfjs on WebGPU without our code: the network in tfjs's own ops, and `tf.grad` of it. A web page
 * would try this first.
 */
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tf from '@tensorflow/tfjs-core';

import {bufferOfTensor, useTfjsOnDevice} from '../../../src/engine/network/tfjs/tfjs-webgpu.ts';
import type {PerceptionOp} from '../../../src/engine/network/perception.ts';
import type {DreamEngine, DreamJob} from './dream-engine.ts';
import type {TimedNetwork} from './perception-network.ts';

/** Sets tfjs up on the bench's device. */
export async function createPlainTfjsEngine({gpu, network, picture, layer}: DreamJob): Promise<DreamEngine> {
  const backend = await useTfjsOnDevice(gpu);
  const weights = new Map(
    [...network.weights].map(([name, {values, shape}]) => [name, tf.tensor(values, [...shape])] as const),
  );
  const image = tf.tensor4d(picture.values, [1, picture.height, picture.width, 3]);
  const halfSquaredNorm = (x: tf.Tensor): tf.Scalar =>
    tf.mul(0.5, tf.sum(tf.square(runTo(network, weights, layer, x))));
  const gradientOf = tf.grad(halfSquaredNorm);
  let gradient: tf.Tensor | null = null;
  return {
    takeTurn: async () => {
      await tf.setBackend('webgpu');
    },
    forward: null,
    step: () => {
      gradient?.dispose();
      gradient = gradientOf(image);
      // Queued work is submitted when the buffer is asked for.
      bufferOfTensor(backend, gradient);
    },
    read: async () => Float32Array.from(gradient ? await gradient.data<'float32'>() : []),
    dispose: () => {
      tf.dispose([image, ...weights.values(), ...(gradient ? [gradient] : [])]);
      tf.removeBackend('webgpu');
    },
  };
}

function runTo(
  {file}: TimedNetwork,
  weights: ReadonlyMap<string, tf.Tensor>,
  layer: string,
  image: tf.Tensor,
): tf.Tensor {
  let x = image as tf.Tensor4D;
  for (const op of file.ops) {
    x = runOp(op, x, weights);
    if (op.name === layer) return x;
  }
  throw new Error(`the network has no layer '${layer}'`);
}

function runOp(op: PerceptionOp, x: tf.Tensor4D, weights: ReadonlyMap<string, tf.Tensor>): tf.Tensor4D {
  switch (op.kind) {
    case 'affine':
      return tf.add(tf.mul(x, op.scale), op.shift);
    case 'conv': {
      const {size} = op.pad;
      const padded = tf.pad(x, [
        [0, 0],
        [size, size],
        [size, size],
        [0, 0],
      ]);
      const sums = tf.conv2d(padded, weights.get(`${op.name}/kernel`) as tf.Tensor4D, op.stride, 'valid');
      return tf.add(sums, weights.get(`${op.name}/bias`)!);
    }
    case 'relu':
      return tf.relu(x);
    case 'max-pool':
      return tf.maxPool(x, op.size, op.size, 'valid');
    default:
      throw new Error(`the bench stops before '${op.name}'`);
  }
}
