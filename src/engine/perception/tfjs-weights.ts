/** Weights as tensors of the backend in use. */
import * as tf from '@tensorflow/tfjs-core';
import {assert} from '../../protocol/assert.ts';
import type {Weights} from '../network/files/decode-weights.ts';

/** A weight by name, as numbers and as a tensor that the caller owns. */
export function createWeightTensor(weights: Weights, name: string): {values: Float32Array; tensor: tf.Tensor} {
  const weight = weights.get(name);
  assert(weight !== undefined, () => `no weight '${name}'`);
  return {values: weight.values, tensor: tf.tensor(weight.values, [...weight.shape], 'float32')};
}
