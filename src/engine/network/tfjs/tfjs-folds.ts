/**
 * Pixels into channels and back, in TensorFlow's channel order.
 *
 * The block's columns already lie beside the channels, so that one transpose of 4 dimensions does
 * it: every backend has a fast path for that, while tfjs's own DepthToSpace takes a hundred times
 * as long on wasm.
 */
import * as tf from '@tensorflow/tfjs-core';

/** [1, h, w, c] to [1, h / block, w / block, block * block * c]. */
export function spaceToDepth(x: tf.Tensor4D, block: number): tf.Tensor4D {
  const [batch, height, width, channels] = x.shape;
  const rows = height / block;
  const columns = width / block;
  const split = tf.reshape(x, [rows, block, columns, block * channels]);
  return tf.reshape(tf.transpose(split, [0, 2, 1, 3]), [batch, rows, columns, block * block * channels]);
}

/** [1, h, w, block * block * c] to [1, h * block, w * block, c]. */
export function depthToSpace(x: tf.Tensor4D, block: number): tf.Tensor4D {
  const [batch, rows, columns, folded] = x.shape;
  const channels = folded / (block * block);
  const split = tf.reshape(x, [rows, columns, block, block * channels]);
  return tf.reshape(tf.transpose(split, [0, 2, 1, 3]), [batch, rows * block, columns * block, channels]);
}
