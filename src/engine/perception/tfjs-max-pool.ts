/**
 * Max-pooling whose gradient goes where PyTorch's goes: of equal values, to the first in reading
 * order.
 */
import * as tf from '@tensorflow/tfjs-core';
import type {BackwardContext, TfjsLayer} from './tfjs-layer.ts';
import {webglMaxPoolGradient} from './webgl-gradients.ts';

/** Windows of size x size in steps of size; sides must be multiples of it. */
export class TfjsMaxPool implements TfjsLayer {
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  forward(x: tf.Tensor): tf.Tensor {
    return tf.maxPool(x as tf.Tensor4D, this.#size, this.#size, 'valid');
  }

  /**
   * Offers the gradient to one place of all windows after the other: each takes it where it holds
   * the largest value, and the rest goes on to the next. After a ReLU equal zeros are frequent, and
   * the deconvnet rule lets gradients through them. Subtraction, step and multiplication are the
   * fast operations of every backend; comparisons and selections are not.
   */
  backward(gradient: tf.Tensor, {x, y}: BackwardContext): tf.Tensor {
    const size = this.#size;
    if (tf.getBackend() === 'webgl') return webglMaxPoolGradient(gradient, x, y, size);
    const [, rows, columns, channels] = y.shape as [number, number, number, number];
    const largest = tf.reshape(y, [rows, 1, columns, channels]);
    const windows = tf.reshape(x, [rows, size, columns, size * channels]);
    let rest = tf.reshape(gradient, [rows, 1, columns, channels]);
    const taken: tf.Tensor[][] = [];
    for (let down = 0; down < size; down++) {
      const line: tf.Tensor[] = [];
      for (let across = 0; across < size; across++) {
        if (down === size - 1 && across === size - 1) {
          line.push(rest);
          continue;
        }
        const here = tf.slice(windows, [0, down, 0, across * channels], [rows, 1, columns, channels]);
        const passedOn: tf.Tensor4D = tf.mul(rest, tf.step(tf.sub(largest, here)));
        line.push(tf.sub(rest, passedOn));
        rest = passedOn;
      }
      taken.push(line);
    }
    return tf.reshape(
      tf.concat(
        taken.map((line) => tf.concat(line, 3)),
        1,
      ),
      x.shape,
    );
  }

  dispose(): void {
    // It holds nothing.
  }
}
