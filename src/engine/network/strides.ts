/** How wide the cells of a network's tensors are. */
import type {NetworkOp} from './op-list.ts';
import type {PerceptionOp} from './perception.ts';

/** What is read of a network, whatever it is for. */
export interface ChainedNetwork {
  readonly input: {readonly name: string};
  readonly ops: readonly (NetworkOp | PerceptionOp)[];
}

/** Input pixels per element along one axis, by the name of the tensor. */
export function stridesOf({input, ops}: ChainedNetwork): ReadonlyMap<string, number> {
  const strides = new Map<string, number>([[input.name, 1]]);
  for (const op of ops) {
    strides.set(op.name, (strides.get(op.kind === 'add' ? op.inputs[0] : op.input) ?? 1) * strideOf(op));
  }
  return strides;
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
