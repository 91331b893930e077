/** The memory of one plan on the GPU. */
import {present} from '../../../protocol/assert.ts';
import {allocateTensors} from '../plan/allocate-tensors.ts';
import {RESULTS_PER_QUAD} from './finish-statistics-pass.ts';
import {GpuMemory} from '../../gpu/gpu-memory.ts';
import type {PassLibrary} from './pass-library.ts';
import {quadsOf, tensorOf, type NetworkPlan, type NormId, type TensorId} from '../plan/plan.ts';
import {elementBytes} from './shader-parts.ts';
import {tileSize} from './workgroup-shape.ts';

/** Bytes of four float32. */
const GROUP_BYTES = 16;

/** Buffers of one plan. */
export class RunMemory {
  readonly gpu: GpuMemory;
  /** For each norm, in the plan's order: multipliers, then addends. */
  readonly coefficients: GPUBuffer;
  /** Share of each style in the mix. */
  readonly mixture: GPUBuffer;
  /**
   * Statistics of the newest convolution's tiles; each is finished before the next convolution
   * writes.
   */
  readonly partials: GPUBuffer;
  /** Bound where a shader declares a buffer that a layer does not use. */
  readonly unused: GPUBuffer;
  readonly #plan: NetworkPlan;
  readonly #buffers: readonly GPUBuffer[];
  readonly #bufferOf: readonly (number | null)[];

  constructor(device: GPUDevice, plan: NetworkPlan, passes: PassLibrary, styles: number) {
    this.#plan = plan;
    this.gpu = new GpuMemory(device, 'RunMemory');
    const {bufferOf, bufferElements} = allocateTensors(plan);
    this.#bufferOf = bufferOf;
    this.#buffers = bufferElements.map((elements, index) =>
      this.gpu.storage(`tensor ${index}`, elements * elementBytes(passes.arithmetic)),
    );
    const quads = plan.norms.reduce((sum, {op}) => sum + quadsOf(op.channels), 0);
    this.coefficients = this.gpu.storage('coefficients', Math.max(1, quads) * RESULTS_PER_QUAD * GROUP_BYTES);
    this.mixture = this.gpu.storage('mixture', styles * 4);
    this.partials = this.gpu.storage('partials', mostPartials(plan, passes) * GROUP_BYTES);
    this.unused = this.gpu.storage('unused', GROUP_BYTES);
  }

  /** The buffer a tensor lies in. */
  tensor(id: TensorId): GPUBuffer {
    return present(this.#buffers[this.#bufferOf[id] ?? -1], () => `tensor ${id} has no buffer`);
  }

  /** Where a norm's results begin in `coefficients`, in groups of four numbers; 0 for none. */
  coefficientsAt(norm: NormId | null | undefined): number {
    const before = this.#plan.norms.slice(0, norm ?? 0);
    return before.reduce((sum, {op}) => sum + quadsOf(op.channels), 0) * RESULTS_PER_QUAD;
  }
}

/** Groups of four numbers that the largest convolution's statistics take. */
function mostPartials(plan: NetworkPlan, passes: PassLibrary): number {
  const counts = plan.steps.map((step) => {
    if (step.kind !== 'convolve' || !step.hasStatistics) return 0;
    const tile = tileSize(passes.shapeFor(step.op, false));
    const {width, height, channels} = tensorOf(plan, step.output);
    return 2 * quadsOf(channels) * Math.ceil(width / tile.width) * Math.ceil(height / tile.height);
  });
  return Math.max(2, ...counts);
}
