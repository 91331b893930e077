/**
 * The memory of one forward plan: every tensor has a buffer of its own, for the way back and the
 * lenses look at all of them.
 */
import {present} from '../../../protocol/assert.ts';
import {GpuMemory} from '../../gpu/gpu-memory.ts';
import type {OperandResources} from '../../network/wgsl/operands.ts';
import {quadsOf, type TensorId, type Operands} from '../../network/plan/plan.ts';
import type {ForwardPlan, PlannedTensor} from '../plan/perception-plan.ts';

/** Bytes of four float32: four channels of one pixel. */
export const GROUP_BYTES = 16;

/** Buffers of one plan. */
export class ForwardMemory {
  readonly gpu: GpuMemory;
  /**
   * Bound where a shader declares buffers that a step does not use; two, since what may be written
   * must not be bound twice.
   */
  readonly unused: readonly [GPUBuffer, GPUBuffer];
  readonly #tensors: readonly GPUBuffer[];
  /** For each affine op: multipliers, then addends, of every plane. */
  readonly #coefficients: GPUBuffer;

  constructor(device: GPUDevice, plan: ForwardPlan) {
    this.gpu = new GpuMemory(device, 'ForwardMemory');
    this.#tensors = plan.tensors.map((tensor) => this.gpu.storage(tensor.name, bytesOf(tensor)));
    this.#coefficients = this.gpu.filled('coefficients', packAffines(plan));
    this.unused = [this.gpu.storage('unused 0', GROUP_BYTES), this.gpu.storage('unused 1', GROUP_BYTES)];
  }

  /** The buffer of a stored tensor. */
  tensor(id: TensorId): GPUBuffer {
    return present(this.#tensors[id], () => `tensor ${id} has no buffer`);
  }

  /** What a pass binds to read operands. */
  operands(layer: GPUBufferBinding, {first}: Operands): OperandResources {
    return this.plainView(layer, this.tensor(first.tensor));
  }

  /** What a pass binds to read a buffer as it is. */
  plainView(layer: GPUBufferBinding, buffer: GPUBuffer): OperandResources {
    return {layer, first: buffer, second: buffer, coefficients: this.#coefficients};
  }
}

/** Bytes of a stored tensor. */
export function bytesOf({width, height, channels}: Omit<PlannedTensor, 'name'>): number {
  return width * height * quadsOf(channels) * GROUP_BYTES;
}

/** Where an affine op's numbers begin in the coefficients, in groups of four; 0 for none. */
export function coefficientsAt({affines}: ForwardPlan, index: number | null): number {
  return affines.slice(0, index ?? 0).reduce((sum, {channels}) => sum + 2 * quadsOf(channels), 0);
}

/** Missing channels of the last plane stay 0. */
function packAffines(plan: ForwardPlan): Float32Array<ArrayBuffer> {
  const packed = new Float32Array(4 * Math.max(1, coefficientsAt(plan, plan.affines.length)));
  for (const [index, {op, channels}] of plan.affines.entries()) {
    const at = 4 * coefficientsAt(plan, index);
    packed.fill(op.scale, at, at + channels);
    packed.fill(op.shift, at + 4 * quadsOf(channels), at + 4 * quadsOf(channels) + channels);
  }
  return packed;
}
