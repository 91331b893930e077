/**
 * Lays a convolution's weights out as the kernel's innermost loop reads them: panels of eight
 * output channels. Channels that only fill up a vector or a panel are 0.
 */
import type {ConvOp} from '../op-list.ts';
import {quadsOf} from '../plan/plan.ts';
import {weightOf, type WeightValues} from '../weight-values.ts';
import {transformKernel} from './tile-weights.ts';

/** Output channels of a panel (kernels/network/multiply.ts). */
export const PANEL = 8;

/** Panels that hold a number of output channels. */
export function panelsOf(channels: number): number {
  return Math.ceil(channels / PANEL);
}

/** Whether a convolution is done in tiles: what the transforms are written for. */
export function isTiled({kernel, stride}: Pick<ConvOp, 'kernel' | 'stride'>): boolean {
  return kernel === 3 && stride === 1;
}

/**
 * [kernel, kernel, in, out] to [panel][kernel][kernel][in][8], or for tiles to
 * [36 positions][panel][in][8].
 */
export function packKernel(op: ConvOp, weights: WeightValues): Float32Array<ArrayBuffer> {
  const {kernel, inChannels, outChannels} = op;
  const values = weightOf(weights, `${op.name}/kernel`, kernel * kernel * inChannels * outChannels);
  return isTiled(op)
    ? packTaps(transformKernel(values, inChannels * outChannels), 36, op, 'taps-first')
    : packTaps(values, kernel * kernel, op, 'panels-first');
}

function packTaps(
  values: ArrayLike<number>,
  taps: number,
  {inChannels, outChannels}: ConvOp,
  order: 'taps-first' | 'panels-first',
): Float32Array<ArrayBuffer> {
  const panels = panelsOf(outChannels);
  const inputs = quadsOf(inChannels) * 4;
  const packed = new Float32Array(taps * panels * inputs * PANEL);
  let source = 0;
  for (let tap = 0; tap < taps; tap++) {
    for (let input = 0; input < inChannels; input++) {
      for (let output = 0; output < outChannels; output++) {
        const panel = Math.floor(output / PANEL);
        const block = order === 'taps-first' ? tap * panels + panel : panel * taps + tap;
        packed[(block * inputs + input) * PANEL + (output % PANEL)] = values[source++] ?? 0;
      }
    }
  }
  return packed;
}

/** [out], filled up to whole vectors; all 0 for a convolution without a bias. */
export function packBias(op: ConvOp, weights: WeightValues): Float32Array<ArrayBuffer> {
  const packed = new Float32Array(quadsOf(op.outChannels) * 4);
  if (op.bias) packed.set(weightOf(weights, `${op.name}/bias`, op.outChannels));
  return packed;
}
