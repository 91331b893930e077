/**
 * The plan of a network at one input size: what is computed in which order, from which memory.
 * Plain data.
 */
import {present} from '../../../protocol/assert.ts';
import type {AddPatternOp, ConvOp, InstanceNormOp} from '../op-list.ts';
import type {PixelSize} from '../../../protocol/units.ts';

/** Index into `NetworkPlan.tensors`. */
export type TensorId = number;

/** Index into `NetworkPlan.norms`. */
export type NormId = number;

/** A tensor in memory: planes of four channels, [ceil(channels / 4)][height][width][4]. */
export interface PlannedTensor extends PixelSize {
  readonly channels: number;
  /** Kept to the end of the frame, for those who want to look at it. */
  readonly isKept: boolean;
}

/** A stored tensor with what happens to it while it is read: first the norm, then ReLU. */
export interface Operand {
  readonly tensor: TensorId;
  readonly norm: NormId | null;
  readonly relu: boolean;
}

/**
 * A tensor that is never stored as such: one or two operands, added up, then ReLU, then enlarged.
 */
export interface Operands {
  readonly first: Operand;
  readonly second: Operand | null;
  readonly sumRelu: boolean;
  /** Factor of the nearest-neighbour enlargement; 1 for none. */
  readonly enlarge: number;
}

/** An instance norm and the raw tensor it normalises. */
export interface PlannedNorm {
  readonly op: InstanceNormOp;
  readonly tensor: TensorId;
}

/** How the network's last tensor becomes the display texture. */
export interface PictureSink {
  readonly sigmoid: boolean;
  /** Depth-to-space block; 1 for none. */
  readonly block: number;
}

/** One step: a dispatch on the GPU, a walk over rows on the processor. */
export type Step =
  | {
      readonly kind: 'convolve';
      readonly op: ConvOp;
      readonly operands: Operands;
      readonly output: TensorId;
      readonly hasStatistics: boolean;
      /** Where the operands, once added up, is stored for later steps. */
      readonly keptInput: TensorId | null;
    }
  | {readonly kind: 'convolve-to-picture'; readonly op: ConvOp; readonly operands: Operands; readonly sink: PictureSink}
  | {readonly kind: 'finish-statistics'; readonly norm: NormId}
  | {readonly kind: 'combine'; readonly operands: Operands; readonly output: TensorId}
  | {readonly kind: 'present'; readonly operands: Operands; readonly channels: number; readonly sink: PictureSink};

/** How the picture becomes the network's input tensor, while it is ingested. */
export interface PlannedInput {
  readonly tensor: TensorId;
  /** The pattern that is added to the picture first. */
  readonly pattern: AddPatternOp | null;
  /** The space-to-depth block that it is folded by; 1 for none. */
  readonly block: number;
}

/** Everything that an engine needs to know. */
export interface NetworkPlan {
  /** The picture. */
  readonly size: PixelSize;
  readonly input: PlannedInput;
  readonly tensors: readonly PlannedTensor[];
  readonly norms: readonly PlannedNorm[];
  readonly steps: readonly Step[];
  /** The tensors asked for, by op name. */
  readonly kept: ReadonlyMap<string, TensorId>;
}

/** Planes of four channels. */
export function quadsOf(channels: number): number {
  return Math.ceil(channels / 4);
}

/** A stored tensor as it is. */
export function plainOperands(tensor: TensorId): Operands {
  return {first: {tensor, norm: null, relu: false}, second: null, sumRelu: false, enlarge: 1};
}

/** The size operands has once enlarged. */
export function operandsSize(
  plan: Pick<NetworkPlan, 'tensors'>,
  operands: Operands,
): PixelSize & {readonly channels: number} {
  const tensor = tensorOf(plan, operands.first.tensor);
  return {width: tensor.width * operands.enlarge, height: tensor.height * operands.enlarge, channels: tensor.channels};
}

/** The tensor with an id. */
export function tensorOf(plan: Pick<NetworkPlan, 'tensors'>, id: TensorId): PlannedTensor {
  return present(plan.tensors[id], () => `the plan has no tensor ${id}`);
}

/** The operands of operands. */
export function operandsOf({first, second}: Operands): readonly Operand[] {
  return second ? [first, second] : [first];
}

/** Tensors a step reads. */
export function readsOf(step: Step): readonly TensorId[] {
  if (step.kind === 'finish-statistics') return [];
  return operandsOf(step.operands).map(({tensor}) => tensor);
}

/** Tensors a step writes. */
export function writesOf(step: Step): readonly TensorId[] {
  if (step.kind === 'convolve') return step.keptInput === null ? [step.output] : [step.output, step.keptInput];
  return step.kind === 'combine' ? [step.output] : [];
}
