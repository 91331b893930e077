/** A convolution whose gradient is a convolution too. */
import * as tf from '@tensorflow/tfjs-core';
import type {ConvOp} from '../network/op-list.ts';
import type {Weights} from '../network/files/decode-weights.ts';
import {depthToSpace} from '../network/tfjs/tfjs-folds.ts';
import {gradientKernel} from './gradient-kernel.ts';
import {createWeightTensor} from './tfjs-weights.ts';
import type {TfjsLayer} from './tfjs-layer.ts';

type Padding = [[number, number], [number, number], [number, number], [number, number]];

/** Padded with zeros; see `gradientKernel` for the way back. */
export class TfjsConvolution implements TfjsLayer {
  readonly #stride: number;
  readonly #pad: Padding;
  readonly #kernel: tf.Tensor4D;
  readonly #bias: tf.Tensor | null;
  readonly #gradientPad: Padding;
  readonly #gradientKernel: tf.Tensor4D;

  constructor(op: ConvOp, weights: Weights) {
    this.#stride = op.stride;
    this.#pad = padding(op.pad.size, op.pad.size);
    const kernel = createWeightTensor(weights, `${op.name}/kernel`);
    this.#kernel = kernel.tensor as tf.Tensor4D;
    this.#bias = op.bias ? createWeightTensor(weights, `${op.name}/bias`).tensor : null;
    const {values, size, padBefore, padAfter} = gradientKernel(op, kernel.values);
    this.#gradientPad = padding(padBefore, padAfter);
    this.#gradientKernel = tf.tensor4d(values, [size, size, op.outChannels, op.stride ** 2 * op.inChannels]);
  }

  forward(x: tf.Tensor): tf.Tensor {
    const bias = this.#bias === null ? {} : {bias: this.#bias};
    const [strides, pad] = [this.#stride, this.#pad];
    return tf.fused.conv2d({x: x as tf.Tensor4D, filter: this.#kernel, strides, pad, ...bias});
  }

  backward(gradient: tf.Tensor): tf.Tensor {
    const phases = tf.conv2d(gradient as tf.Tensor4D, this.#gradientKernel, 1, this.#gradientPad);
    return this.#stride === 1 ? phases : depthToSpace(phases, this.#stride);
  }

  dispose(): void {
    tf.dispose([this.#kernel, this.#gradientKernel]);
    this.#bias?.dispose();
  }
}

function padding(before: number, after: number): Padding {
  return [
    [0, 0],
    [before, after],
    [before, after],
    [0, 0],
  ];
}
