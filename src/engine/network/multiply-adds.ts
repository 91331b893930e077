/** What a network costs, counted from its op list. */
import type {NetworkOp} from './op-list.ts';
import type {PerceptionOp} from './perception.ts';

/** What is read of a network, whatever it is for. */
interface CountedNetwork {
  readonly input: {readonly name: string};
  readonly ops: readonly (NetworkOp | PerceptionOp)[];
}

/**
 * Multiply-adds of all convolutions for one pixel of the network's input. Everything else is small
 * beside them.
 */
export function multiplyAddsPerPixel(network: CountedNetwork): number {
  /** Input pixels per element along one axis, by the name of the tensor. */
  const strides = new Map<string, number>([[network.input.name, 1]]);
  let sum = 0;
  for (const op of network.ops) {
    const stride = (strides.get(op.kind === 'add' ? op.inputs[0] : op.input) ?? 1) * strideOf(op);
    strides.set(op.name, stride);
    if (op.kind === 'conv') sum += (op.kernel ** 2 * op.inChannels * op.outChannels) / stride ** 2;
  }
  return sum;
}

function strideOf(op: NetworkOp | PerceptionOp): number {
  switch (op.kind) {
    case 'conv':
      return op.stride;
    case 'space-to-depth':
      return op.block;
    case 'max-pool':
      return op.size;
    case 'depth-to-space':
      return 1 / op.block;
    case 'resize-nearest':
      return 1 / op.factor;
    default:
      return 1;
  }
}
