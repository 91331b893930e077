/** Objectives on TensorFlow.js: the value at a layer and the gradient that starts there. */
import * as tf from '@tensorflow/tfjs-core';
import {assertNever, present} from '../../protocol/assert.ts';
import {checkCotangents} from '../network/check-request.ts';
import {LEAK, type Cotangents, type Objective} from '../network/perception.ts';
import {spread} from './tfjs-simple-layers.ts';

/**
 * Dot products held at once when a guide is matched, 16 MB: a large guide at an early layer has
 * thousands of millions.
 */
const MOST_PRODUCTS = 1 << 22;

/** Takes a score out of a sum of exponentials; float16 textures hold it. */
const FAR_BELOW = 1e4;

/** A score, a scalar, and its gradient at the layer, in the layer's shape. */
export interface Measured {
  readonly score: tf.Tensor;
  readonly seed: tf.Tensor;
}

/**
 * Measures an objective at one of its layers. The caller runs it inside a tidy.
 * @throws EngineError 'internal' for cotangents that do not fit.
 */
export function measureObjective(objective: Objective, layer: string, activation: tf.Tensor): Measured {
  const channels = activation.shape.at(-1) ?? 1;
  const positions = activation.size / channels;
  // [positions, channels]; a vector has one position.
  const a: tf.Tensor2D = tf.reshape(activation, [positions, channels]);
  const linear = (weights: tf.Tensor): Measured => ({
    score: tf.sum(tf.mul(a, weights)),
    seed: tf.reshape(weights, activation.shape),
  });
  switch (objective.kind) {
    case 'l2':
      return {score: tf.mul(tf.sum(tf.square(a)), 0.5), seed: activation};
    case 'channel':
      return linear(spread(oneHot(objective.channel, channels), positions));
    case 'leaky-channel': {
      const chosen = spread(oneHot(objective.channel, channels), positions);
      return linear(tf.mul(chosen, tf.where(tf.greater(a, 0), tf.onesLike(a), tf.fill(a.shape, LEAK))));
    }
    case 'class':
      return linear(oneHot(objective.label, channels));
    case 'log-odds': {
      const chosen = oneHot(objective.label, channels);
      const others: tf.Tensor2D = tf.sub(a, tf.mul(chosen, FAR_BELOW));
      const seed = tf.reshape(tf.sub(chosen, tf.softmax(others)), activation.shape);
      return {score: tf.sub(tf.sum(tf.mul(a, chosen)), tf.logSumExp(others)), seed};
    }
    case 'guide':
      return linear(mostSimilar(a, tf.tensor2d(objective.features, [objective.features.length / channels, channels])));
    case 'cotangents':
      return linear(givenAt(objective.layers, layer, a));
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

/** A layer's cotangents in the shape of its output, [positions, channels]. */
function givenAt(cotangents: readonly Cotangents[], layer: string, {shape}: tf.Tensor2D): tf.Tensor2D {
  const given = present(
    cotangents.find((candidate) => candidate.layer === layer),
    () => `no cotangents at '${layer}'`,
  );
  checkCotangents(given, {width: shape[0], height: 1, channels: shape[1]});
  return tf.tensor2d(given.values, shape);
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
