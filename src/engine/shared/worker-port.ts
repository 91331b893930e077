/**
 * A worker of the engine's own, asked by calls; each answer tells what tensors the worker holds.
 *
 * A worker that throws, that cannot be read or that owes an answer for too long is lost: it is
 * ended, every call to it fails, and its owner hears of it.
 */
import {Asker, type AskOptions} from '../../protocol/ask.ts';
import {AwakeTimer} from '../../protocol/awake-timer.ts';
import type {CallAnswer, CallMap, CallRequest, ParamsOf, ResultOf} from '../../protocol/calls.ts';
import {EngineError, failureOfWorker} from '../../protocol/errors.ts';
import type {Milliseconds} from '../../protocol/units.ts';
import type {TensorCounts} from './tensor-counts.ts';

/**
 * A worker that owes an answer and says nothing for so long will not answer. The slowest honest one
 * compiles the shaders of a gradient on a processor.
 */
const SILENCE_LIMIT_MS: Milliseconds = 60_000;

/** What a serving worker sends: an answer, and what it holds now. */
export type WorkerAnswer<Calls extends CallMap<Calls>> = CallAnswer<Calls> & {readonly memory: TensorCounts};

/** Owns the worker. */
export class WorkerPort<Calls extends CallMap<Calls>> {
  /** Resolves with the reason when the worker is lost; never after `dispose`. */
  readonly lost: Promise<EngineError>;
  readonly #worker: Worker;
  readonly #asker: Asker<Calls>;
  readonly #silence: AwakeTimer;
  readonly #tellLost: (reason: EngineError) => void;
  #memory: TensorCounts = {tensors: 0, bytes: 0};
  /** Why nothing more is asked, once that is so. */
  #end: EngineError | null = null;

  /** @param name what the worker is called in the error of one that throws. */
  constructor(worker: Worker, name: string) {
    this.#worker = worker;
    let tellLost: (reason: EngineError) => void = () => undefined;
    this.lost = new Promise((resolve) => {
      tellLost = resolve;
    });
    this.#tellLost = tellLost;
    this.#silence = new AwakeTimer(() => {
      this.#lose(new EngineError('gpu-silent', `${name} has owed an answer for ${SILENCE_LIMIT_MS} ms`));
    });
    this.#asker = new Asker((request: CallRequest<Calls>, transfer) => {
      worker.postMessage(request, transfer);
    });
    worker.onmessage = ({data}: MessageEvent<WorkerAnswer<Calls>>): void => {
      this.#memory = data.memory;
      this.#asker.settle(data);
      this.#noteWord();
    };
    worker.onerror = (event): void => {
      event.preventDefault();
      this.#lose(EngineError.from(failureOfWorker(name, event)));
    };
    worker.onmessageerror = (): void => {
      this.#lose(new EngineError('engine-crashed', `${name} sent what cannot be read`));
    };
  }

  /** Tensors in the worker, as of its newest answer. */
  get memory(): TensorCounts {
    return this.#memory;
  }

  /**
   * Asks.
   *
   * @throws EngineError of the failure that came back, the reason for which the worker was lost, or
   *   'cancelled' after `dispose`.
   */
  ask<Name extends keyof Calls>(
    name: Name,
    params: ParamsOf<Calls, Name>,
    options?: AskOptions,
  ): Promise<ResultOf<Calls, Name>> {
    if (this.#end !== null) return Promise.reject(this.#end);
    const wasWaiting = this.#asker.isWaiting;
    const answer = this.#asker.ask(name, params, options);
    if (!wasWaiting) this.#noteWord();
    return answer;
  }

  /** Ends the worker; calls under way fail as cancelled. */
  dispose(): void {
    this.#finish(new EngineError('cancelled', 'the worker was stopped'));
  }

  /** The silence is counted from the newest word, and only while an answer is owed. */
  #noteWord(): void {
    if (this.#asker.isWaiting) this.#silence.start(SILENCE_LIMIT_MS);
    else this.#silence.stop();
  }

  #lose(reason: EngineError): void {
    if (this.#finish(reason)) this.#tellLost(reason);
  }

  /** @returns false where the worker had ended before. */
  #finish(reason: EngineError): boolean {
    if (this.#end !== null) return false;
    this.#end = reason;
    this.#silence.stop();
    this.#worker.terminate();
    this.#asker.rejectAll(reason);
    return true;
  }
}
