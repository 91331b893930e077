/** A network's weights on the GPU, laid out for the shaders. */
import {present} from '../../../protocol/assert.ts';
import type {StyleNetworkFile} from '../op-list.ts';
import {GpuMemory, type HeldMemory} from '../../gpu/gpu-memory.ts';
import {packBias, packKernel, packRows, toFloat16} from './pack-weights.ts';
import {weightOf, type WeightValues} from '../weight-values.ts';
import type {Arithmetic} from './shader-parts.ts';

/** Kernel and bias of one convolution. */
export interface ConvBuffers {
  readonly kernel: GPUBuffer;
  readonly bias: GPUBuffer;
}

/** A pattern's tiles, and its amplitude for each style: that one is mixed on the processor. */
export interface PatternWeights {
  readonly tiles: GPUBuffer;
  readonly amplitudes: Float32Array;
}

/** Uploaded once; every plan reads them. */
export class NetworkWeights {
  readonly #memory: GpuMemory;
  readonly #convs = new Map<string, ConvBuffers>();
  readonly #rows = new Map<string, GPUBuffer>();
  readonly #pattern: PatternWeights | null = null;

  /** @throws EngineError 'model-invalid' when a weight is missing or has the wrong length. */
  constructor(
    device: GPUDevice,
    network: Pick<StyleNetworkFile, 'ops' | 'styles'>,
    weights: WeightValues,
    {precision}: Arithmetic,
  ) {
    this.#memory = new GpuMemory(device, 'NetworkWeights');
    for (const op of network.ops) {
      if (op.kind === 'conv') {
        const kernel = packKernel(op, weights);
        this.#convs.set(op.name, {
          kernel: this.#memory.filled(`kernel ${op.name}`, precision === 'f16' ? toFloat16(kernel) : kernel),
          bias: this.#memory.filled(`bias ${op.name}`, packBias(op, weights)),
        });
      } else if (op.kind === 'instance-norm') {
        const values = packRows(op, network.styles.length, weights);
        this.#rows.set(op.name, this.#memory.filled(`rows ${op.name}`, values));
      } else if (op.kind === 'add-pattern') {
        const tiles = weightOf(weights, `${op.name}/tiles`, op.cells.length * op.side ** 2);
        this.#pattern = {
          tiles: this.#memory.filled(`tiles ${op.name}`, new Float32Array(tiles)),
          amplitudes: weightOf(weights, `${op.name}/amplitude`, network.styles.length),
        };
      }
    }
  }

  conv(name: string): ConvBuffers {
    return present(this.#convs.get(name), () => `no convolution '${name}'`);
  }

  /** [styles][scale, shift][channels in whole planes] */
  rows(name: string): GPUBuffer {
    return present(this.#rows.get(name), () => `no norm '${name}'`);
  }

  /** The pattern's, if the network has one. */
  get pattern(): PatternWeights | null {
    return this.#pattern;
  }

  held(): HeldMemory {
    return this.#memory.held();
  }

  dispose(): void {
    this.#memory.dispose();
  }
}
