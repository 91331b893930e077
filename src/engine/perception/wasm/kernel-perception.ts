/** The perception network on our wasm kernel, and what is done when one of its threads dies. */
import type {
  Activation,
  InputGradient,
  Objective,
  PerceptionNetwork,
  PerceptionNetworkFile,
  ReluRule,
} from '../../network/perception.ts';
import {HelperLost} from '../../network/wasm/kernel.ts';
import type {OpenKernel} from '../../network/wasm/open-kernel.ts';
import type {WeightValues} from '../../network/weight-values.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {WasmPerception} from './wasm-perception.ts';

/** Opens a kernel with so many threads. */
export type KernelOpener = (threads: number) => Promise<OpenKernel>;

/** What the network is made of. */
export interface PerceptionParts {
  readonly file: PerceptionNetworkFile;
  readonly weights: WeightValues;
}

/** Owns a kernel. Asked one question at a time. */
export class KernelPerception implements PerceptionNetwork {
  readonly file: PerceptionNetworkFile;
  readonly #open: KernelOpener;
  readonly #weights: WeightValues;
  #opened: OpenKernel;
  #network: WasmPerception;

  private constructor(open: KernelOpener, {file, weights}: PerceptionParts, opened: OpenKernel) {
    this.file = file;
    this.#open = open;
    this.#weights = weights;
    this.#opened = opened;
    this.#network = new WasmPerception(opened.kernel, file, weights);
  }

  /** @throws EngineError of the kernel or the model. */
  static async create(open: KernelOpener, threads: number, parts: PerceptionParts): Promise<KernelPerception> {
    return new KernelPerception(open, parts, await open(threads));
  }

  activations(picture: RgbPicture, layers: readonly string[]): Promise<ReadonlyMap<string, Activation>> {
    return this.#ask((network) => network.activations(picture, layers));
  }

  gradient(picture: RgbPicture, objective: Objective, rule: ReluRule): Promise<InputGradient> {
    return this.#ask((network) => network.gradient(picture, objective, rule));
  }

  layerGradients(
    picture: RgbPicture,
    objective: Objective,
    convolutions: readonly string[],
  ): Promise<ReadonlyMap<string, Activation>> {
    return this.#ask((network) => network.layerGradients(picture, objective, convolutions));
  }

  /** Bytes of the kernel's memory. */
  get bytes(): number {
    return this.#opened.kernel.memory.memory.buffer.byteLength;
  }

  /** What runs, for the status panel. */
  describe(): string {
    return nameOfKernel(this.#opened);
  }

  dispose(): void {
    this.#network.dispose();
  }

  async #ask<Answer>(question: (network: WasmPerception) => Promise<Answer>): Promise<Answer> {
    try {
      return await question(this.#network);
    } catch (error) {
      if (!(error instanceof HelperLost)) throw error;
      await this.#goOnAlone();
      return question(this.#network);
    }
  }

  /** In new memory: a thread that is only late may still write into the old one. */
  async #goOnAlone(): Promise<void> {
    this.#network.dispose();
    this.#opened = await this.#open(1);
    this.#network = new WasmPerception(this.#opened.kernel, this.file, this.#weights);
  }
}

/** Its instructions and threads. */
function nameOfKernel({instructions, kernel: {threads}}: OpenKernel): string {
  return `kernel, ${instructions}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`;
}
