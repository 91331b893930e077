/**
 * The forward plan of a perception network at one picture size: what is computed in which order,
 * from which memory. Plain data.
 */
import {present} from '../../../protocol/assert.ts';
import type {ConvOp} from '../../network/op-list.ts';
import type {DenseOp, PerceptionOp} from '../../network/perception.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import type {TensorId, Operands} from '../../network/plan/plan.ts';

/** One kind of operation. */
export type OpOf<Kind extends PerceptionOp['kind']> = Extract<PerceptionOp, {kind: Kind}>;

/**
 * A stored tensor: in WGSL planes of four channels, [ceil(channels / 4)][height][width][4]; in wasm
 * [height][width][ceil(channels / 4)][4].
 */
export interface PlannedTensor extends PixelSize {
  /** The op whose output it is, or the network's input. */
  readonly name: string;
  readonly channels: number;
}

/**
 * One step: a dispatch on the GPU, a walk over rows on the processor. Everything is kept: the way
 * back looks at it, and so do the lenses.
 */
export type ForwardStep =
  | {
      readonly kind: 'convolve';
      /** A dense layer is a convolution of one pixel. */
      readonly op: ConvOp;
      readonly operands: Operands;
      readonly output: TensorId;
      readonly rectifies: boolean;
    }
  /** Stores operands as a tensor of its own. */
  | {readonly kind: 'combine'; readonly operands: Operands; readonly output: TensorId}
  | {readonly kind: 'max-pool'; readonly size: number; readonly operands: Operands; readonly output: TensorId}
  | {readonly kind: 'global-average' | 'softmax'; readonly operands: Operands; readonly output: TensorId};

/** Everything that an engine of ours needs to know to go forward. */
export interface ForwardPlan {
  /** The picture. */
  readonly size: PixelSize;
  readonly tensors: readonly PlannedTensor[];
  /** Stored tensors by the name of their op or of the network's input. */
  readonly stored: ReadonlyMap<string, TensorId>;
  /** What operands apply while they read: `Operand.norm` is an index into this list. */
  readonly affines: readonly {readonly op: OpOf<'affine'>; readonly channels: number}[];
  readonly steps: readonly ForwardStep[];
}

/** A dense layer as a convolution of a picture of one pixel: the weights lie in the same order. */
export function denseAsConvolution({name, input, inChannels, outChannels}: DenseOp): ConvOp {
  const pad = {mode: 'zero', size: 0} as const;
  return {kind: 'conv', name, input, kernel: 1, stride: 1, pad, inChannels, outChannels, bias: true};
}

/** The tensor with an id. */
export function tensorAt({tensors}: Pick<ForwardPlan, 'tensors'>, id: TensorId): PlannedTensor {
  return present(tensors[id], () => `the plan has no tensor ${id}`);
}

/** The id of an op's stored output. */
export function storedTensor({stored}: Pick<ForwardPlan, 'stored'>, name: string): TensorId {
  return present(stored.get(name), () => `the output of '${name}' is not stored`);
}
