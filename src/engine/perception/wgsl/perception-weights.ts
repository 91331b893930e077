/**
 * The perception network's weights on the GPU: kernels and biases, and the transposed kernels once
 * a gradient is asked for.
 */
import {present} from '../../../protocol/assert.ts';
import type {ConvOp} from '../../network/op-list.ts';
import {GpuMemory, type HeldMemory} from '../../gpu/gpu-memory.ts';
import type {ConvBuffers} from '../../network/wgsl/network-weights.ts';
import {packBias, packKernel} from '../../network/wgsl/pack-weights.ts';
import {weightOf, type WeightValues} from '../../network/weight-values.ts';
import {denseAsConvolution} from '../plan/perception-plan.ts';
import type {PlannablePerception} from '../plan/plan-forward.ts';
import {transposedKernel, transposedOp} from '../plan/transpose-convolution.ts';

/** Uploaded once; every run reads them. */
export class PerceptionWeights {
  readonly #memory: GpuMemory;
  readonly #values: WeightValues;
  readonly #forward = new Map<string, ConvBuffers>();
  readonly #transposed = new Map<string, GPUBuffer>();

  /** @throws EngineError 'model-invalid' when a weight is missing or has the wrong length. */
  constructor(device: GPUDevice, {ops}: Pick<PlannablePerception, 'ops'>, values: WeightValues) {
    this.#memory = new GpuMemory(device, 'PerceptionWeights');
    this.#values = values;
    for (const op of ops) {
      if (op.kind !== 'conv' && op.kind !== 'dense') continue;
      const conv = op.kind === 'dense' ? denseAsConvolution(op) : op;
      const [kernel, bias] = [packKernel(conv, values), packBias(conv, values)];
      this.#forward.set(op.name, {
        kernel: this.#memory.filled(`kernel ${op.name}`, kernel),
        bias: this.#memory.filled(`bias ${op.name}`, bias),
      });
    }
  }

  /** Kernel and bias of a convolution. */
  forward(name: string): ConvBuffers {
    return present(this.#forward.get(name), () => `no convolution '${name}'`);
  }

  /** The kernel of the convolution's gradient. */
  transposed(op: ConvOp): GPUBuffer {
    const known = this.#transposed.get(op.name);
    if (known) return known;
    const name = `${op.name}/kernel`;
    const values = weightOf(this.#values, name, op.kernel ** 2 * op.inChannels * op.outChannels);
    const packed = packKernel(transposedOp(op), new Map([[name, transposedKernel(op, values)]]));
    const buffer = this.#memory.filled(`transposed ${op.name}`, packed);
    this.#transposed.set(op.name, buffer);
    return buffer;
  }

  held(): HeldMemory {
    return this.#memory.held();
  }

  dispose(): void {
    this.#memory.dispose();
  }
}
