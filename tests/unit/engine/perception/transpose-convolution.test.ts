/**
 * The gradient of a convolution as a convolution: against the definition, in one dimension where it
 * can be read.
 */
import {describe, expect, test} from 'vitest';

import {transposedKernel, transposedOp} from '../../../../src/engine/perception/plan/transpose-convolution.ts';
import type {ConvOp} from '../../../../src/engine/network/op-list.ts';
import {seededRandom} from '../../../support/network/random-network.ts';

/** A convolution of one column of one channel: only the middle column of its kernel is not 0. */
function conv(kernel: number, stride: number): ConvOp {
  const pad = {mode: 'zero', size: (kernel - 1) / 2} as const;
  return {kind: 'conv', name: 'c', input: 'x', kernel, stride, pad, inChannels: 1, outChannels: 1, bias: true};
}

describe('a transposed convolution', () => {
  test('has the flipped kernel where the convolution keeps the size', () => {
    const op = {...conv(3, 1), inChannels: 2, outChannels: 3};
    const values = Float32Array.from({length: 9 * 6}, (_, index) => index);
    const transposed = transposedOp(op);
    expect(transposed).toMatchObject({
      kernel: 3,
      stride: 1,
      pad: {size: 1},
      inChannels: 3,
      outChannels: 4,
      bias: false,
    });
    const flipped = transposedKernel(op, values);
    for (let tap = 0; tap < 9; tap++) {
      for (let input = 0; input < 2; input++) {
        for (let output = 0; output < 3; output++) {
          expect(flipped[((8 - tap) * 3 + output) * 4 + input]).toBe(values[(tap * 2 + input) * 3 + output]);
        }
      }
    }
  });

  test('goes through the 7x7 layer in steps of 2 with 4x4 taps for four phases', () => {
    expect(transposedOp({...conv(7, 2), inChannels: 3, outChannels: 32})).toMatchObject({
      kernel: 4,
      pad: {size: 1},
      inChannels: 32,
      outChannels: 16,
    });
  });

  test.each([
    [1, 1],
    [3, 1],
    [5, 1],
    [1, 2],
    [3, 2],
    [7, 2],
    [5, 3],
    [7, 4],
  ])('sends back what a kernel of %d in steps of %d has taken', (kernel, stride) => {
    const op = conv(kernel, stride);
    const random = seededRandom(kernel * 10 + stride);
    const values = Float32Array.from({length: kernel * kernel}, (_, index) =>
      index % kernel === op.pad.size ? random() : 0,
    );
    const outputs = Float32Array.from({length: 5}, random);
    const inputs = outputs.length * stride;

    const expected = new Array<number>(inputs).fill(0);
    for (let y = 0; y < outputs.length; y++) {
      for (let tap = 0; tap < kernel; tap++) {
        const x = y * stride + tap - op.pad.size;
        if (x >= 0 && x < inputs) expected[x]! += values[tap * kernel + op.pad.size]! * outputs[y]!;
      }
    }

    const transposed = transposedOp(op);
    const small = transposedKernel(op, values);
    for (let x = 0; x < inputs; x++) {
      const [phase, at] = [x % stride, Math.floor(x / stride)];
      let sum = 0;
      for (let tap = 0; tap < transposed.kernel; tap++) {
        const y = at + tap - transposed.pad.size;
        const middle = tap * transposed.kernel + transposed.pad.size;
        const weight = small[middle * transposed.outChannels + phase * stride * 4]!;
        if (y >= 0 && y < outputs.length) sum += weight * outputs[y]!;
      }
      expect(sum).toBeCloseTo(expected[x]!, 5);
    }
  });
});
