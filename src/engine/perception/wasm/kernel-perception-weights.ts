/** The perception network's weights in the kernel's memory, and for gradients once more. */
import {present} from '../../../protocol/assert.ts';
import type {ConvOp} from '../../network/op-list.ts';
import {quadsOf} from '../../network/plan/plan.ts';
import type {KernelMemory} from '../../network/wasm/kernel-memory.ts';
import type {ConvAddresses} from '../../network/wasm/kernel-weights.ts';
import {packBias, packKernel} from '../../network/wasm/pack-kernel.ts';
import {weightOf, type WeightValues} from '../../network/weight-values.ts';
import {denseAsConvolution, type OpOf} from '../plan/perception-plan.ts';
import type {PlannablePerception} from '../plan/plan-forward.ts';
import {transposedKernel, transposedOp} from '../plan/transpose-convolution.ts';

/** Written once: forwards at the start, backwards when a gradient is first asked for. */
export class KernelPerceptionWeights {
  readonly #memory: KernelMemory;
  readonly #convolutions: readonly ConvOp[];
  readonly #values: WeightValues;
  readonly #forward = new Map<string, ConvAddresses>();
  readonly #transposed = new Map<string, ConvAddresses>();
  readonly #plain = new Map<number, number>();

  /** @throws EngineError 'model-invalid' when a weight is missing or has the wrong length. */
  constructor(memory: KernelMemory, {ops, input}: PlannablePerception, values: WeightValues) {
    this.#memory = memory;
    this.#values = values;
    this.#convolutions = ops.flatMap((op) => {
      if (op.kind === 'conv') return [op];
      return op.kind === 'dense' ? [denseAsConvolution(op)] : [];
    });
    this.#keepPlainNorm(quadsOf(input.channels));
    for (const op of this.#convolutions) {
      this.#forward.set(op.name, {
        weights: memory.keep(packKernel(op, values)),
        bias: memory.keep(packBias(op, values)),
      });
      this.#keepPlainNorm(quadsOf(op.outChannels));
    }
  }

  forward(name: string): ConvAddresses {
    return present(this.#forward.get(name), () => `no convolution '${name}'`);
  }

  /** Makes room for the ways back; the space behind the weights begins elsewhere afterwards. */
  keepTransposed(): void {
    if (this.#transposed.size > 0) return;
    for (const op of this.#convolutions) this.#transposed.set(op.name, this.#keepTransposed(op));
  }

  /** The convolution's gradient, once there is room for it. */
  transposed(name: string): ConvAddresses {
    return present(this.#transposed.get(name), () => `no gradient of a convolution '${name}'`);
  }

  /** The factors and summands that change nothing, for tensors of so many vectors. */
  plainNorm(vectors: number): number {
    return present(this.#plain.get(vectors), () => `no tensor has ${vectors} vectors`);
  }

  #keepTransposed(op: ConvOp): ConvAddresses {
    const name = `${op.name}/kernel`;
    const transposed = transposedOp(op);
    const values = weightOf(this.#values, name, op.kernel ** 2 * op.inChannels * op.outChannels);
    const weights: WeightValues = new Map([[name, transposedKernel(op, values)]]);
    this.#keepPlainNorm(quadsOf(transposed.outChannels));
    return {
      weights: this.#memory.keep(packKernel(transposed, weights)),
      bias: this.#memory.keep(packBias(transposed, weights)),
    };
  }

  #keepPlainNorm(vectors: number): void {
    if (this.#plain.has(vectors)) return;
    this.#plain.set(vectors, this.#memory.keep(new Float32Array(vectors * 8).fill(1, 0, vectors * 4)));
  }
}

/** An affine op as the factors and summands of a norm; 0 for what only fills up a vector. */
export function affineNorm({scale, shift}: OpOf<'affine'>, channels: number): Float32Array<ArrayBuffer> {
  const filled = quadsOf(channels) * 4;
  return new Float32Array(2 * filled).fill(scale, 0, channels).fill(shift, filled, filled + channels);
}
