/** How much a network computes. */
import type {NetworkOp} from '../../../src/engine/network/op-list.ts';
import type {PixelSize} from '../../../src/protocol/units.ts';

/**
 * Multiply-adds of every convolution for one picture, in thousand millions; models/training/ops.py
 * counts alike.
 */
export function gigaMultiplyAdds(ops: readonly NetworkOp[], {width, height}: PixelSize): number {
  const pixels = new Map<string, number>();
  let sum = 0;
  for (const op of ops) {
    // The picture is not an op, so an unknown name has the picture's size.
    let area = pixels.get(op.kind === 'add' ? op.inputs[0] : op.input) ?? width * height;
    if (op.kind === 'conv') {
      area /= op.stride ** 2;
      sum += area * op.kernel ** 2 * op.inChannels * op.outChannels;
    } else if (op.kind === 'space-to-depth') area /= op.block ** 2;
    else if (op.kind === 'depth-to-space') area *= op.block ** 2;
    else if (op.kind === 'resize-nearest') area *= op.factor ** 2;
    pixels.set(op.name, area);
  }
  return sum / 1e9;
}
