/** The ops that are one line of TensorFlow.js each way. */
import * as tf from '@tensorflow/tfjs-core';
import type {DenseOp, PerceptionOp} from '../network/perception.ts';
import type {Weights} from '../network/files/decode-weights.ts';
import {createWeightTensor} from './tfjs-weights.ts';
import type {BackwardContext, TfjsLayer} from './tfjs-layer.ts';
import {webglReluGradient} from './webgl-gradients.ts';

/** x * scale + shift. */
export function createAffine({scale, shift}: Extract<PerceptionOp, {kind: 'affine'}>): TfjsLayer {
  return {
    forward: (x) => tf.add(tf.mul(x, scale), shift),
    backward: (gradient) => tf.mul(gradient, scale),
    dispose: holdsNothing,
  };
}

/** max(x, 0), with the three ways back. */
export function createRelu(): TfjsLayer {
  return {forward: (x) => tf.relu(x), backward: backThroughRelu, dispose: holdsNothing};
}

/** The mean over height and width. */
export function createGlobalAverage(): TfjsLayer {
  return {
    forward: (x) => tf.mean(x, [1, 2]),
    backward: (gradient, {x}) => {
      const positions = (x.shape[1] ?? 1) * (x.shape[2] ?? 1);
      return tf.reshape(spread(gradient, positions), x.shape);
    },
    dispose: holdsNothing,
  };
}

/** x * kernel + bias. */
export function createDense({name}: DenseOp, weights: Weights): TfjsLayer {
  const kernel = createWeightTensor(weights, `${name}/kernel`).tensor;
  const bias = createWeightTensor(weights, `${name}/bias`).tensor;
  return {
    forward: (x) => tf.add(tf.matMul(x, kernel), bias),
    backward: (gradient) => tf.matMul(gradient, kernel, false, true),
    dispose: () => {
      tf.dispose([kernel, bias]);
    },
  };
}

/** exp(x) / sum(exp(x)). */
export function createSoftmax(): TfjsLayer {
  return {
    forward: (x) => tf.softmax(x),
    backward: (gradient, {y}) => tf.mul(y, tf.sub(gradient, tf.sum(tf.mul(gradient, y)))),
    dispose: holdsNothing,
  };
}

/**
 * A row [1, c] at every position, shared out among them: [positions, c]. A product, because tiling
 * is slow on wasm.
 */
export function spread(row: tf.Tensor, positions: number): tf.Tensor2D {
  return tf.matMul(tf.fill([positions, 1], 1 / positions), row);
}

function backThroughRelu(gradient: tf.Tensor, {y, rule}: BackwardContext): tf.Tensor {
  switch (rule) {
    case 'plain':
      return whereActive(gradient, y);
    case 'deconvnet':
      return tf.relu(gradient);
    case 'guided':
      return whereActive(tf.relu(gradient), y);
  }
}

function whereActive(gradient: tf.Tensor, y: tf.Tensor): tf.Tensor {
  return tf.getBackend() === 'webgl' ? webglReluGradient(gradient, y) : tf.mul(gradient, tf.step(y));
}

function holdsNothing(): void {
  // These ops have no weights.
}
