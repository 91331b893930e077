/**
 * A style network in hand-written WGSL: weights, compiled passes, and one run for each input size
 * in use.
 */
import type {StyleNetworkFile} from '../op-list.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import type {HeldMemory} from '../../gpu/gpu-memory.ts';
import {NetworkRun} from './network-run.ts';
import {NetworkWeights} from './network-weights.ts';
import type {WeightValues} from '../weight-values.ts';
import {PassLibrary} from './pass-library.ts';
import {planNetwork, type PlanOptions} from '../plan/plan-network.ts';
import type {Arithmetic} from './shader-parts.ts';
import type {WorkgroupShape} from './workgroup-shape.ts';

/**
 * Input sizes in use at once are the main picture's, the tiles', a still's, and those just left
 * after a change of rung.
 */
const MAX_SIZES = 6;

/** The parts of a model file that the network is built from. */
export type RunnableNetwork = Pick<StyleNetworkFile, 'ops' | 'input' | 'output' | 'styles'>;

/** What a network is made from. */
export interface WgslNetworkParts {
  readonly device: GPUDevice;
  readonly network: RunnableNetwork;
  readonly weights: WeightValues;
  readonly arithmetic: Arithmetic;
  readonly shape: WorkgroupShape;
}

/** Owns everything about a network on the GPU but the pictures. */
export class WgslNetwork {
  readonly passes: PassLibrary;
  readonly #device: GPUDevice;
  readonly #network: RunnableNetwork;
  readonly #weights: NetworkWeights;
  /** Oldest use first. */
  readonly #runs = new Map<string, Promise<NetworkRun>>();
  readonly #ready = new Set<NetworkRun>();

  /** @throws EngineError 'model-invalid' when weights are missing. */
  constructor({device, network, weights, arithmetic, shape}: WgslNetworkParts) {
    this.#device = device;
    this.#network = network;
    this.passes = new PassLibrary(device, arithmetic, shape);
    this.#weights = new NetworkWeights(device, network, weights, arithmetic);
  }

  /**
   * The run for a size; the least recently used one is freed when there are too many.
   * @throws EngineError 'shader-invalid'.
   */
  run(size: PixelSize): Promise<NetworkRun> {
    const key = `${size.width}x${size.height}`;
    const run = this.#runs.get(key) ?? this.createRun(size);
    this.#runs.delete(key);
    this.#runs.set(key, run);
    const [oldest] = this.#runs.keys();
    if (this.#runs.size > MAX_SIZES && oldest !== undefined) this.#forget(oldest);
    // A size that failed is tried anew when it is asked for again.
    run.catch(() => this.#runs.delete(key));
    return run;
  }

  /** A run of its own, which the caller disposes unless it came through `run`. */
  async createRun(size: PixelSize, options: PlanOptions = {}): Promise<NetworkRun> {
    const run = await NetworkRun.create({
      device: this.#device,
      plan: planNetwork(this.#network, size, options),
      weights: this.#weights,
      passes: this.passes,
      styles: this.#network.styles.length,
    });
    this.#ready.add(run);
    return run;
  }

  /** Buffers alive: weights and those of every run. */
  held(): HeldMemory {
    const all = [this.#weights.held(), ...[...this.#ready].map((run) => run.held())];
    return {
      buffers: all.reduce((sum, {buffers}) => sum + buffers, 0),
      bytes: all.reduce((sum, {bytes}) => sum + bytes, 0),
    };
  }

  /** Frees a run that `createRun` made. */
  release(run: NetworkRun): void {
    this.#ready.delete(run);
    run.dispose();
  }

  dispose(): void {
    for (const key of [...this.#runs.keys()]) this.#forget(key);
    for (const run of this.#ready) this.release(run);
    this.#weights.dispose();
  }

  #forget(key: string): void {
    const run = this.#runs.get(key);
    this.#runs.delete(key);
    // Work submitted before keeps what it needs alive; a run that failed to be made holds nothing.
    void run?.then(
      (made) => {
        this.release(made);
      },
      () => undefined,
    );
  }
}
