/** Lays weights out as the shaders read them: blocks of 4x4 channels, missing channels 0. */
import type {ConvOp, InstanceNormOp} from '../op-list.ts';
import {quadsOf} from '../plan/plan.ts';
import {weightOf, type WeightValues} from '../weight-values.ts';

/** [kernel, kernel, in, out] to [kernel][kernel][in / 4][out / 4] blocks of [4 in][4 out]. */
export function packKernel(op: ConvOp, weights: WeightValues): Float32Array<ArrayBuffer> {
  const {kernel, inChannels, outChannels} = op;
  const values = weightOf(weights, `${op.name}/kernel`, kernel * kernel * inChannels * outChannels);
  const outQuads = quadsOf(outChannels);
  const packed = new Float32Array(kernel * kernel * quadsOf(inChannels) * outQuads * 16);
  const inQuads = quadsOf(inChannels);
  let source = 0;
  for (let tap = 0; tap < kernel * kernel; tap++) {
    for (let input = 0; input < inChannels; input++) {
      for (let output = 0; output < outChannels; output++) {
        const block = (tap * inQuads + (input >> 2)) * outQuads + (output >> 2);
        packed[block * 16 + (input & 3) * 4 + (output & 3)] = values[source++] ?? 0;
      }
    }
  }
  return packed;
}

/** [out], filled up with 0 to whole planes; all 0 for a convolution without a bias. */
export function packBias(op: ConvOp, weights: WeightValues): Float32Array<ArrayBuffer> {
  const packed = new Float32Array(quadsOf(op.outChannels) * 4);
  if (op.bias) packed.set(weightOf(weights, `${op.name}/bias`, op.outChannels));
  return packed;
}

/**
 * [styles, channels] scales and shifts to [styles][scale, shift][channels filled up to whole
 * planes].
 */
export function packRows(op: InstanceNormOp, styles: number, weights: WeightValues): Float32Array<ArrayBuffer> {
  const scales = weightOf(weights, `${op.name}/scale`, styles * op.channels);
  const shifts = weightOf(weights, `${op.name}/shift`, styles * op.channels);
  const stride = quadsOf(op.channels) * 4;
  const packed = new Float32Array(styles * 2 * stride);
  for (let style = 0; style < styles; style++) {
    const row = [style * op.channels, (style + 1) * op.channels] as const;
    packed.set(scales.subarray(...row), 2 * style * stride);
    packed.set(shifts.subarray(...row), (2 * style + 1) * stride);
  }
  return packed;
}

/** Float32 to float16 bits, rounded to the nearest even; beyond float16's range, infinity. */
export function toFloat16(values: Float32Array): Uint16Array<ArrayBuffer> {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  return Uint16Array.from(bits, (word) => {
    const sign = (word >>> 16) & 0x8000;
    const magnitude = word & 0x7fffffff;
    if (magnitude > 0x7f800000) return sign | 0x7e00; // NaN
    if (magnitude >= 0x477ff000) return sign | 0x7c00; // rounds to 65536 or more
    if (magnitude < 0x38800000) {
      // Subnormal: a whole number of the smallest float16, 2^-24.
      const scaled = new Float32Array(new Uint32Array([magnitude]).buffer)[0] ?? 0;
      return sign | roundHalfEven(scaled * 2 ** 24);
    }
    const rounded = magnitude + 0xfff + ((magnitude >>> 13) & 1);
    return sign | ((rounded - 0x38000000) >>> 13);
  });
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
