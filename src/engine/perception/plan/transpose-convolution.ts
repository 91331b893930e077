/**
 * The gradient of a convolution to its input, as a convolution of the gradient at its output:
 * kernel flipped, inputs and outputs exchanged.
 *
 * In steps of `stride`, the input pixels fall into stride x stride phases that different taps
 * reach. Each phase is a set of output channels of one small convolution at the output's size (Shi
 * et al. 2016, "sub-pixel convolution"), instead of a large one over a gradient that is mostly
 * zeros. The code that stores the result puts the phases in their places: depth to space.
 */
import type {ConvOp} from '../../network/op-list.ts';
import {quadsOf} from '../../network/plan/plan.ts';

/**
 * The transposed convolution. Its output channels are [phase row][phase column][inputs of `op`,
 * filled up to whole planes]; without bias.
 *
 * @param op padded with zeros.
 */
export function transposedOp(op: ConvOp): ConvOp {
  const {kernel, stride, pad} = op;
  const furthestBack = Math.floor((kernel - 1 - pad.size) / stride);
  const furthestAhead = Math.floor((stride - 1 + pad.size) / stride);
  return {
    ...op,
    kernel: furthestBack + furthestAhead + 1,
    stride: 1,
    pad: {mode: 'zero', size: furthestBack},
    inChannels: op.outChannels,
    outChannels: stride * stride * quadsOf(op.inChannels) * 4,
    bias: false,
  };
}

/**
 * The transposed convolution's kernel, [kernel, kernel, in, out] like `values`, which is the kernel
 * of `op`.
 */
export function transposedKernel(op: ConvOp, values: Float32Array): Float32Array<ArrayBuffer> {
  const {kernel, stride, inChannels, outChannels} = op;
  const transposed = transposedOp(op);
  const inputs = quadsOf(inChannels) * 4;
  const result = new Float32Array(transposed.kernel ** 2 * outChannels * transposed.outChannels);
  for (let row = 0; row < kernel; row++) {
    const down = placeOf(row, op, transposed);
    for (let column = 0; column < kernel; column++) {
      const across = placeOf(column, op, transposed);
      const tap = down.tap * transposed.kernel + across.tap;
      const phase = down.phase * stride + across.phase;
      for (let input = 0; input < inChannels; input++) {
        for (let output = 0; output < outChannels; output++) {
          result[(tap * outChannels + output) * transposed.outChannels + phase * inputs + input] =
            values[((row * kernel + column) * inChannels + input) * outChannels + output] ?? 0;
        }
      }
    }
  }
  return result;
}

/**
 * Output y reads input y * stride + tap - pad. So input x = p * stride + phase is read by output p
 * + (phase + pad - tap) / stride.
 */
function placeOf(tap: number, {stride, pad}: ConvOp, transposed: ConvOp): {tap: number; phase: number} {
  const phase = (((tap - pad.size) % stride) + stride) % stride;
  return {tap: (phase + pad.size - tap) / stride + transposed.pad.size, phase};
}
