/** The style networks on our wasm kernel, and what is done when one of its threads dies. */
import type {NetworkSize} from '../../protocol/rung.ts';
import {decodeWeights} from '../network/files/decode-weights.ts';
import type {StyleNetwork, StyleWeights} from '../network/style-network.ts';
import {HelperLost} from '../network/wasm/kernel.ts';
import type {OpenKernel} from '../network/wasm/open-kernel.ts';
import {WasmNetwork} from '../network/wasm/wasm-network.ts';
import type {Pixels} from '../picture/picture.ts';
import {NetworkPair} from './network-pair.ts';

/** Opens a kernel with so many threads. */
export type KernelOpener = (threads: number) => Promise<OpenKernel>;

/** Paints with the full network and, once it is loaded, the lite one. */
export class KernelNetworks {
  readonly #open: KernelOpener;
  readonly #full: StyleNetwork;
  #lite: StyleNetwork | null = null;
  #opened: OpenKernel;
  #networks: NetworkPair<WasmNetwork>;
  #hasLostHelper = false;

  private constructor(open: KernelOpener, full: StyleNetwork, opened: OpenKernel) {
    this.#open = open;
    this.#full = full;
    this.#opened = opened;
    this.#networks = new NetworkPair(this.#build(full));
  }

  /** @throws EngineError of the kernel or the model. */
  static async create(open: KernelOpener, threads: number, full: StyleNetwork): Promise<KernelNetworks> {
    return new KernelNetworks(open, full, await open(threads));
  }

  /** @throws EngineError 'model-*'. */
  addLite(lite: StyleNetwork): void {
    this.#networks.addLite(this.#build(lite));
    this.#lite = lite;
  }

  /** Paints RGBA8 pixels like `WasmNetwork.paint`. @throws EngineError 'source-empty'. */
  async paint(network: NetworkSize, pixels: Pixels, weights: StyleWeights, isMirrored = false): Promise<Pixels> {
    try {
      return this.#networks.get(network).paint(pixels, weights, isMirrored);
    } catch (error) {
      if (!(error instanceof HelperLost)) throw error;
      await this.#goOnAlone();
      return this.#networks.get(network).paint(pixels, weights, isMirrored);
    }
  }

  /** Bytes of the kernel's memory. */
  get bytes(): number {
    return this.#opened.kernel.memory.memory.buffer.byteLength;
  }

  /** What runs, for the status panel. */
  describe(): string {
    return nameOfKernel(this.#opened, this.#hasLostHelper);
  }

  /** In new memory: a thread that is only late may still write into the old one. */
  async #goOnAlone(): Promise<void> {
    this.#opened.kernel.dispose();
    this.#hasLostHelper = true;
    this.#opened = await this.#open(1);
    this.#networks = new NetworkPair(this.#build(this.#full));
    if (this.#lite !== null) this.#networks.addLite(this.#build(this.#lite));
  }

  #build({file, model}: StyleNetwork): WasmNetwork {
    const weights = new Map([...decodeWeights(file, model)].map(([name, {values}]) => [name, values]));
    return new WasmNetwork(this.#opened.kernel, file, weights);
  }
}

/** Its instructions, and the threads that really take part. */
function nameOfKernel({instructions, kernel}: OpenKernel, hasLostHelper: boolean): string {
  const {threads} = kernel;
  const atWork = Math.max(1, kernel.threadsAtWork());
  const count = atWork === threads ? String(threads) : `${atWork} of ${threads}`;
  const loss = hasLostHelper ? ', another one died' : '';
  return `kernel, ${instructions}, ${count} ${threads === 1 ? 'thread' : 'threads'}${loss}`;
}
