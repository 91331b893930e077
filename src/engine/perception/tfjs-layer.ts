/** One op of a perception network on TensorFlow.js, forwards and backwards. */
import type * as tf from '@tensorflow/tfjs-core';
import type {ReluRule} from '../network/perception.ts';

/** What is known when a gradient comes back to an op. */
export interface BackwardContext {
  /** The op's input. */
  readonly x: tf.Tensor;
  /** The op's output. */
  readonly y: tf.Tensor;
  readonly rule: ReluRule;
}

/**
 * An op with its weights. Pictures are [1, h, w, c], vectors [1, c]; callers run both methods
 * inside a tidy and own the results.
 *
 * tfjs's own gradients are not used: its max-pool gradient is wrong on wasm, and its convolution
 * gradient is slow.
 */
export interface TfjsLayer {
  forward(x: tf.Tensor): tf.Tensor;
  /** The gradient at the input, from the one at the output. */
  backward(gradient: tf.Tensor, context: BackwardContext): tf.Tensor;
  dispose(): void;
}
