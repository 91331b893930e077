import {expect, test} from 'vitest';

import type {Weights} from '../../../../src/engine/network/files/decode-weights.ts';
import {gradientKernel} from '../../../../src/engine/perception/gradient-kernel.ts';
import type {ConvOp} from '../../../../src/engine/network/op-list.ts';
import {runBackNaively} from '../../../support/network/naive-ops.ts';
import {offset, zeros, type NaiveTensor} from '../../../support/network/naive-tensor.ts';
import {seededRandom} from '../../../support/network/random-network.ts';

/**
 * Convolves the gradient as the engines do, and unfolds the phases in TensorFlow's channel order.
 */
function runBack(op: ConvOp, kernel: Float32Array, g: NaiveTensor): NaiveTensor {
  const {values, size, padBefore, padAfter} = gradientKernel(op, kernel);
  expect(padBefore + padAfter + 1).toBe(size);
  const back = zeros(g.height * op.stride, g.width * op.stride, op.inChannels);
  back.values.forEach((_, index) => {
    const [row, column] = [
      Math.floor(index / op.inChannels / back.width),
      Math.floor(index / op.inChannels) % back.width,
    ];
    const phase = (row % op.stride) * op.stride + (column % op.stride);
    const folded = phase * op.inChannels + (index % op.inChannels);
    for (let tap = 0; tap < size * size; tap++) {
      const down = Math.floor(row / op.stride) + Math.floor(tap / size) - padBefore;
      const from = offset(g, down, Math.floor(column / op.stride) + (tap % size) - padBefore, 0);
      for (let output = 0; from >= 0 && output < op.outChannels; output++) {
        const weight = values[(tap * op.outChannels + output) * op.stride ** 2 * op.inChannels + folded]!;
        back.values[index] = back.values[index]! + weight * g.values[from + output]!;
      }
    }
  });
  return back;
}

test.each([
  [7, 2],
  [3, 1],
  [1, 1],
  [1, 2],
  [3, 2],
  [5, 3],
  [11, 4],
])('a convolution with %d taps a side in steps of %d goes back as one convolution', (kernel, stride) => {
  const random = seededRandom(kernel * 10 + stride);
  const pad = {mode: 'zero', size: (kernel - 1) / 2} as const;
  const op: ConvOp = {
    kind: 'conv',
    name: 'conv',
    input: 'x',
    kernel,
    stride,
    pad,
    inChannels: 2,
    outChannels: 3,
    bias: false,
  };
  const values = Float32Array.from({length: kernel * kernel * 6}, random);
  const weights: Weights = new Map([['conv/kernel', {values, shape: [kernel, kernel, 2, 3]}]]);
  const g = zeros(4, 5, 3);
  g.values.forEach((_, index) => (g.values[index] = random()));
  const x = zeros(4 * stride, 5 * stride, 2);
  const expected = runBackNaively(op, {x, y: g, g, weights, rule: 'plain'});
  const found = runBack(op, values, g);
  expect(found.values.every((value, index) => Math.abs(value - expected.values[index]!) < 1e-12)).toBe(true);
});
