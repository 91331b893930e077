/**
 * A worker of the engine's own, asked by calls; each answer tells what tensors the worker holds.
 */
import {Asker, type AskOptions} from '../../protocol/ask.ts';
import type {CallAnswer, CallMap, CallRequest, ParamsOf, ResultOf} from '../../protocol/calls.ts';
import {EngineError, failureOfWorker} from '../../protocol/errors.ts';
import type {TensorCounts} from './tensor-counts.ts';

/** What a serving worker sends: an answer, and what it holds now. */
export type WorkerAnswer<Calls extends CallMap<Calls>> = CallAnswer<Calls> & {readonly memory: TensorCounts};

/** Owns the worker. */
export class WorkerPort<Calls extends CallMap<Calls>> {
  readonly #worker: Worker;
  readonly #asker: Asker<Calls>;
  #memory: TensorCounts = {tensors: 0, bytes: 0};
  #isDisposed = false;

  /** @param name what the worker is called in the error of one that throws. */
  constructor(worker: Worker, name: string) {
    this.#worker = worker;
    this.#asker = new Asker((request: CallRequest<Calls>, transfer) => {
      worker.postMessage(request, transfer);
    });
    worker.onmessage = ({data}: MessageEvent<WorkerAnswer<Calls>>): void => {
      this.#memory = data.memory;
      this.#asker.settle(data);
    };
    worker.onerror = (event): void => {
      event.preventDefault();
      this.#asker.rejectAll(EngineError.from(failureOfWorker(name, event)));
    };
    worker.onmessageerror = (): void => {
      this.#asker.rejectAll(new EngineError('engine-crashed', `${name} sent what cannot be read`));
    };
  }

  /** Tensors in the worker, as of its newest answer. */
  get memory(): TensorCounts {
    return this.#memory;
  }

  /** Asks. @throws EngineError of the failure that came back, or 'cancelled' after `dispose`. */
  ask<Name extends keyof Calls>(
    name: Name,
    params: ParamsOf<Calls, Name>,
    options?: AskOptions,
  ): Promise<ResultOf<Calls, Name>> {
    if (this.#isDisposed) return Promise.reject(stopped());
    return this.#asker.ask(name, params, options);
  }

  /** Ends the worker; calls under way fail as cancelled. */
  dispose(): void {
    this.#isDisposed = true;
    this.#worker.terminate();
    this.#asker.rejectAll(stopped());
  }
}

function stopped(): EngineError {
  return new EngineError('cancelled', 'the worker was stopped');
}
