/**
 * The perception network in a worker of its own, so that a gradient on wasm never holds up the
 * compositor.
 */
import {assert} from '../../protocol/assert.ts';
import type {
  Activation,
  InputGradient,
  Objective,
  PerceptionNetwork,
  PerceptionNetworkFile,
  ReluRule,
} from '../network/perception.ts';
import type {RgbPicture} from '../picture/picture.ts';
import type {PerceptionModel} from '../network/files/load-perception.ts';
import type {TensorCounts} from '../shared/tensor-counts.ts';
import {WorkerCalls, type Unnumbered} from '../shared/worker-calls.ts';
import type {PerceptionAnswer, PerceptionRequest} from './perception-protocol.ts';
import {transferable} from './transferable.ts';

/** Asks the worker. Requests are answered in order. */
export class WorkerPerception implements PerceptionNetwork {
  readonly file: PerceptionNetworkFile;
  readonly backend: 'webgl' | 'wasm';
  readonly #calls: WorkerCalls<PerceptionRequest, PerceptionAnswer>;
  #memory: TensorCounts = {tensors: 0, bytes: 0};

  private constructor(backend: 'webgl' | 'wasm', file: PerceptionNetworkFile) {
    this.backend = backend;
    this.file = file;
    const worker = new Worker(new URL('./perception-worker.ts', import.meta.url), {
      type: 'module',
      name: `perception-${backend}`,
    });
    this.#calls = new WorkerCalls(worker, 'the perception worker');
  }

  /**
   * Starts the worker and builds the network in it.
   * @throws EngineError of the backend or the model.
   */
  static async create(backend: 'webgl' | 'wasm', network: PerceptionModel): Promise<WorkerPerception> {
    const perception = new WorkerPerception(backend, network.file);
    try {
      await perception.#ask({kind: 'start', backend, network});
    } catch (error) {
      perception.dispose();
      throw error;
    }
    return perception;
  }

  /** As of the newest answer from the worker. */
  tensorCounts(): TensorCounts {
    return this.#memory;
  }

  async activations(picture: RgbPicture, layers: readonly string[]): Promise<ReadonlyMap<string, Activation>> {
    const sent = copy(picture);
    const answer = await this.#ask({kind: 'activations', picture: sent, layers}, [transferable(sent.values)]);
    assert(answer.kind === 'activations', () => `unexpected answer ${answer.kind}`);
    return answer.activations;
  }

  async gradient(picture: RgbPicture, objective: Objective, rule: ReluRule): Promise<InputGradient> {
    const sent = copy(picture);
    const answer = await this.#ask({kind: 'gradient', picture: sent, objective, rule}, [transferable(sent.values)]);
    assert(answer.kind === 'gradient', () => `unexpected answer ${answer.kind}`);
    return answer.gradient;
  }

  async layerGradients(
    picture: RgbPicture,
    objective: Objective,
    convolutions: readonly string[],
  ): Promise<ReadonlyMap<string, Activation>> {
    const sent = copy(picture);
    const request = {kind: 'layer-gradients', picture: sent, objective, convolutions} as const;
    const answer = await this.#ask(request, [transferable(sent.values)]);
    assert(answer.kind === 'activations', () => `unexpected answer ${answer.kind}`);
    return answer.activations;
  }

  dispose(): void {
    this.#calls.dispose();
  }

  async #ask(request: Unnumbered<PerceptionRequest>, transfer: Transferable[] = []): Promise<PerceptionAnswer> {
    const answer = await this.#calls.ask(request, transfer);
    this.#memory = answer.memory;
    return answer;
  }
}

/** The caller keeps its picture; what is transferred is a copy. */
function copy({width, height, values}: RgbPicture): RgbPicture {
  return {width, height, values: values.slice()};
}
