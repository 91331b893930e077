/**
 * The perception network in a worker of its own, so that a gradient on wasm never holds up the
 * compositor.
 */
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
import type {EngineError} from '../../protocol/errors.ts';
import type {TensorCounts} from '../shared/tensor-counts.ts';
import {WorkerPort} from '../shared/worker-port.ts';
import type {PerceptionWorkerEngine} from './perception-attempts.ts';
import type {PerceptionCalls} from './perception-calls.ts';
import {transferable} from './transferable.ts';

/** Asks the worker. Requests are answered in order. */
export class WorkerPerception implements PerceptionNetwork {
  readonly file: PerceptionNetworkFile;
  readonly backend: 'webgl' | 'wasm';
  readonly #port: WorkerPort<PerceptionCalls>;
  #engine: string;

  private constructor(backend: 'webgl' | 'wasm', file: PerceptionNetworkFile, engine: PerceptionWorkerEngine) {
    this.backend = backend;
    this.file = file;
    this.#engine = engine;
    this.#port = new WorkerPort(startWorker(backend, engine), 'the perception worker');
  }

  /**
   * Starts the worker and builds the network in it.
   * @param engine the kernel runs on wasm alone.
   * @throws EngineError of the backend or the model.
   */
  static async create(
    backend: 'webgl' | 'wasm',
    network: PerceptionModel,
    engine: PerceptionWorkerEngine = 'tfjs',
  ): Promise<WorkerPerception> {
    const perception = new WorkerPerception(backend, network.file, engine);
    try {
      perception.#engine = (await perception.#port.ask('start', {backend, network})).engine;
    } catch (error) {
      perception.dispose();
      throw error;
    }
    return perception;
  }

  /** What runs in the worker, e.g. 'tfjs' or 'kernel, simd, 1 thread'. */
  get engine(): string {
    return this.#engine;
  }

  /** Resolves with the reason when the worker is lost: then this answers no more. */
  get lost(): Promise<EngineError> {
    return this.#port.lost;
  }

  /** As of the newest answer from the worker. */
  tensorCounts(): TensorCounts {
    return this.#port.memory;
  }

  activations(picture: RgbPicture, layers: readonly string[]): Promise<ReadonlyMap<string, Activation>> {
    const sent = copy(picture);
    return this.#port.ask('activations', {picture: sent, layers}, {transfer: [transferable(sent.values)]});
  }

  gradient(picture: RgbPicture, objective: Objective, rule: ReluRule): Promise<InputGradient> {
    const sent = copy(picture);
    return this.#port.ask('gradient', {picture: sent, objective, rule}, {transfer: [transferable(sent.values)]});
  }

  layerGradients(
    picture: RgbPicture,
    objective: Objective,
    convolutions: readonly string[],
  ): Promise<ReadonlyMap<string, Activation>> {
    const sent = copy(picture);
    const params = {picture: sent, objective, convolutions};
    return this.#port.ask('layer-gradients', params, {transfer: [transferable(sent.values)]});
  }

  dispose(): void {
    this.#port.dispose();
  }
}

/** The two workers share their calls and no code: who sees with the kernel never loads tfjs. */
function startWorker(backend: 'webgl' | 'wasm', engine: PerceptionWorkerEngine): Worker {
  const name = `perception-${backend}-${engine}`;
  return engine === 'kernel'
    ? new Worker(new URL('./perception-kernel-worker.ts', import.meta.url), {type: 'module', name})
    : new Worker(new URL('./perception-worker.ts', import.meta.url), {type: 'module', name});
}

/** The caller keeps its picture; what is transferred is a copy. */
function copy({width, height, values}: RgbPicture): RgbPicture {
  return {width, height, values: values.slice()};
}
