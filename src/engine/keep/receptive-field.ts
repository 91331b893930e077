/** How far a pixel's influence reaches through a network: tiles that overlap by that much have no seams. */
import {assertNever} from '../../protocol/assert.ts';
import type {NetworkOp, StyleNetworkFile} from '../../protocol/network.ts';

/** What one op's result looks like from the input: input pixels per element, and reach in input pixels. */
interface Reach {
  readonly stride: number;
  readonly radius: number;
}

/**
 * The largest distance in input pixels, along one axis, between an output pixel and an input pixel that can change it. Instance
 * norms are left out: with shared statistics they work on each pixel alone.
 */
export function receptiveRadius(network: Pick<StyleNetworkFile, 'ops' | 'input' | 'output'>): number {
  const reaches = new Map<string, Reach>([[network.input.name, {stride: 1, radius: 0}]]);
  const reachOf = (name: string): Reach => reaches.get(name) ?? {stride: 1, radius: 0};
  for (const op of network.ops) reaches.set(op.name, reachAfter(op, reachOf));
  return Math.ceil(reachOf(network.output).radius);
}

function reachAfter(op: NetworkOp, reachOf: (name: string) => Reach): Reach {
  if (op.kind === 'add') {
    const [a, b] = [reachOf(op.inputs[0]), reachOf(op.inputs[1])];
    return {stride: a.stride, radius: Math.max(a.radius, b.radius)};
  }
  const {stride, radius} = reachOf(op.input);
  switch (op.kind) {
    case 'conv':
      return {stride: stride * op.stride, radius: radius + ((op.kernel - 1) / 2) * stride};
    case 'space-to-depth':
      return {stride: stride * op.block, radius: radius + (op.block - 1) * stride};
    case 'depth-to-space':
      return {stride: stride / op.block, radius};
    case 'resize-nearest':
      // An element stands for the whole cell it was repeated over.
      return {stride: stride / op.factor, radius: radius + stride};
    case 'instance-norm':
    case 'relu':
    case 'sigmoid':
      return {stride, radius};
    default:
      return assertNever(op);
  }
}
