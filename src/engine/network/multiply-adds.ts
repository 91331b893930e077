/** What a network costs, counted from its op list. */
import {stridesOf, type ChainedNetwork} from './strides.ts';

/**
 * Multiply-adds of all convolutions for one pixel of the network's input. Everything else is small
 * beside them.
 */
export function multiplyAddsPerPixel(network: ChainedNetwork): number {
  const strides = stridesOf(network);
  return network.ops.reduce((sum, op) => {
    if (op.kind !== 'conv') return sum;
    return sum + (op.kernel ** 2 * op.inChannels * op.outChannels) / (strides.get(op.name) ?? 1) ** 2;
  }, 0);
}
