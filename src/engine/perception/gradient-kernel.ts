/**
 * A convolution's gradient to its input, as one more convolution: each backend's fast forward
 * kernel runs it, and nothing else is needed.
 *
 * With a stride s, input pixels fall into s x s phases, and each phase reads other taps of the
 * kernel. All phases are computed at once as s * s groups of output channels (sub-pixel
 * convolution, Shi et al. 2016), which depth-to-space then unfolds. With a stride of 1 what is left
 * is the kernel turned by half a turn, input and output channels exchanged.
 */
import type {ConvOp} from '../network/op-list.ts';

/** The kernel of the gradient's convolution, which has no bias and a stride of 1. */
export interface GradientKernel {
  /** [size, size, outChannels of the op, stride * stride * inChannels of the op]. */
  readonly values: Float32Array;
  readonly size: number;
  /** Zeros needed above and left of the gradient. */
  readonly padBefore: number;
  /** Zeros needed below and right of it. */
  readonly padAfter: number;
}

/**
 * Rearranges a convolution's kernel [kernel, kernel, in, out]. Input sides must be multiples of the
 * stride.
 */
export function gradientKernel(
  op: Pick<ConvOp, 'kernel' | 'stride' | 'pad' | 'inChannels' | 'outChannels'>,
  kernel: Float32Array,
): GradientKernel {
  const {stride, inChannels, outChannels} = op;
  // Output o and tap t meet input o * stride + t - pad: pixel stride * i + phase meets o = i +
  // shift by tap phase + pad - stride * shift.
  const first = Math.ceil((op.pad.size - op.kernel + 1) / stride);
  const last = Math.floor((stride - 1 + op.pad.size) / stride);
  const size = last - first + 1;
  const values = new Float32Array(size * size * outChannels * stride * stride * inChannels);
  let index = 0;
  for (let down = first; down <= last; down++) {
    for (let across = first; across <= last; across++) {
      for (let output = 0; output < outChannels; output++) {
        for (let phase = 0; phase < stride * stride; phase++) {
          const row = Math.floor(phase / stride) + op.pad.size - stride * down;
          const column = (phase % stride) + op.pad.size - stride * across;
          const isInside = row >= 0 && row < op.kernel && column >= 0 && column < op.kernel;
          for (let input = 0; input < inChannels; input++, index++) {
            if (!isInside) continue;
            values[index] = kernel[((row * op.kernel + column) * inChannels + input) * outChannels + output] ?? 0;
          }
        }
      }
    }
  }
  return {values, size, padBefore: -first, padAfter: last};
}
