/** Objectives on TensorFlow.js: the value at a layer and the gradient that starts there. */
import * as tf from '@tensorflow/tfjs-core';
import {assertNever} from '../../protocol/assert.ts';
import type {Objective} from '../network/perception.ts';
import {spread} from './tfjs-simple-layers.ts';

/**
 * Dot products held at once when a guide is matched, 16 MB: a large guide at an early layer has
 * thousands of millions.
 */
const MOST_PRODUCTS = 1 << 22;

/**
 * A score, a scalar, and its gradient at the layer, in the layer's shape. The caller runs it inside
 * a tidy.
 */
export function measureObjective(objective: Objective, activation: tf.Tensor): {score: tf.Tensor; seed: tf.Tensor} {
  const channels = activation.shape.at(-1) ?? 1;
  const positions = activation.size / channels;
  // [positions, channels]; a vector has one position.
  const a: tf.Tensor2D = tf.reshape(activation, [positions, channels]);
  const linear = (weights: tf.Tensor): {score: tf.Tensor; seed: tf.Tensor} => ({
    score: tf.sum(tf.mul(a, weights)),
    seed: tf.reshape(weights, activation.shape),
  });
  switch (objective.kind) {
    case 'l2':
      return {score: tf.mul(tf.sum(tf.square(a)), 0.5), seed: activation};
    case 'channel':
      return linear(spread(oneHot(objective.channel, channels), positions));
    case 'class':
      return linear(oneHot(objective.label, channels));
    case 'log-probability': {
      const chosen = oneHot(objective.label, channels);
      const seed = tf.reshape(tf.sub(chosen, tf.softmax(a)), activation.shape);
      return {score: tf.sum(tf.mul(tf.logSoftmax(a), chosen)), seed};
    }
    case 'guide':
      return linear(mostSimilar(a, tf.tensor2d(objective.features, [objective.features.length / channels, channels])));
    default:
      return assertNever(objective);
  }
}

/** [1, count], 0 but for one 1. */
function oneHot(index: number, count: number): tf.Tensor2D {
  const row = new Float32Array(count);
  row[index] = 1;
  return tf.tensor2d(row, [1, count]);
}

/** For each row of `a` the guide's row with the largest dot product, of equal ones the first. */
function mostSimilar(a: tf.Tensor2D, guide: tf.Tensor2D): tf.Tensor2D {
  const [positions, channels] = a.shape;
  const step = Math.max(1, Math.floor(MOST_PRODUCTS / guide.shape[0]));
  const parts: tf.Tensor2D[] = [];
  for (let start = 0; start < positions; start += step) {
    const part = tf.slice(a, [start, 0], [Math.min(step, positions - start), channels]);
    const best = tf.tidy(() => tf.argMax<tf.Tensor1D>(tf.matMul(part, guide, false, true), 1));
    parts.push(tf.gather(guide, best));
  }
  return tf.concat(parts, 0);
}
