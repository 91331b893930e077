/** A style network's weights in the kernel's memory. */
import {present} from '../../../protocol/assert.ts';
import {mixRow} from '../mix-row.ts';
import type {InstanceNormOp, StyleNetworkFile} from '../op-list.ts';
import {quadsOf} from '../plan/plan.ts';
import type {StyleWeights} from '../style-network.ts';
import {weightOf, type WeightValues} from '../weight-values.ts';
import type {KernelMemory} from './kernel-memory.ts';
import {packBias, packKernel} from './pack-kernel.ts';

/** Where a convolution's numbers lie. */
export interface ConvAddresses {
  readonly weights: number;
  readonly bias: number;
}

/** Where a norm's numbers lie: the mixed rows, and what the kernel makes of them. */
export interface NormAddresses {
  readonly scale: number;
  readonly shift: number;
  /** Factors, then summands. */
  readonly coefficients: number;
}

/** Written once; the mixed rows whenever the mix changes. */
export class KernelWeights {
  readonly #memory: KernelMemory;
  readonly #network: Pick<StyleNetworkFile, 'ops' | 'styles'>;
  readonly #values: WeightValues;
  readonly #convs = new Map<string, ConvAddresses>();
  readonly #norms = new Map<string, NormAddresses>();
  readonly #plain = new Map<number, number>();
  #mixed: StyleWeights = [];

  /** @throws EngineError 'model-invalid' for weights that do not fit the op list. */
  constructor(memory: KernelMemory, network: Pick<StyleNetworkFile, 'ops' | 'styles'>, values: WeightValues) {
    this.#memory = memory;
    this.#network = network;
    this.#values = values;
    for (const op of network.ops) {
      if (op.kind === 'conv') {
        this.#convs.set(op.name, {
          weights: memory.keep(packKernel(op, values)),
          bias: memory.keep(packBias(op, values)),
        });
        this.#keepPlainNorm(quadsOf(op.inChannels));
        this.#keepPlainNorm(quadsOf(op.outChannels));
      } else if (op.kind === 'instance-norm') {
        const row = new Float32Array(quadsOf(op.channels) * 4);
        const coefficients = memory.keep(new Float32Array(2 * row.length));
        this.#norms.set(op.name, {scale: memory.keep(row), shift: memory.keep(row), coefficients});
      }
    }
  }

  conv(name: string): ConvAddresses {
    return present(this.#convs.get(name), () => `no convolution '${name}'`);
  }

  norm(name: string): NormAddresses {
    return present(this.#norms.get(name), () => `no norm '${name}'`);
  }

  /** The factors and summands that change nothing, for tensors of so many vectors. */
  plainNorm(vectors: number): number {
    return present(this.#plain.get(vectors), () => `no convolution has ${vectors} vectors`);
  }

  /** Mixes the styles' rows: some thousand multiplications, only when the mix has changed. */
  mix(weights: StyleWeights): void {
    if (weights.length === this.#mixed.length && weights.every((weight, index) => weight === this.#mixed[index]))
      return;
    for (const op of this.#network.ops) if (op.kind === 'instance-norm') this.#mixNorm(op, weights);
    this.#mixed = [...weights];
  }

  #mixNorm(op: InstanceNormOp, weights: StyleWeights): void {
    const {scale, shift} = this.norm(op.name);
    const length = this.#network.styles.length * op.channels;
    for (const [name, address] of [
      ['scale', scale],
      ['shift', shift],
    ] as const) {
      const rows = weightOf(this.#values, `${op.name}/${name}`, length);
      this.#memory.writeFloats(address, mixRow(rows, weights, op.channels));
    }
  }

  #keepPlainNorm(vectors: number): void {
    if (this.#plain.has(vectors)) return;
    this.#plain.set(vectors, this.#memory.keep(new Float32Array(vectors * 8).fill(1, 0, vectors * 4)));
  }
}
