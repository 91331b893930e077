/** Numbered requests to a worker of the engine's own, each with one answer. */
import {EngineError, type Failure} from '../../protocol/errors.ts';

/** A request without its number. */
export type Unnumbered<Request> = Request extends {readonly id: number} ? Omit<Request, 'id'> : never;

/** What a worker says of a request that it could not fulfil. */
export interface FailedAnswer {
  readonly kind: 'failed';
  readonly id: number;
  readonly failure: Failure;
}

interface Numbered {
  readonly kind: string;
  readonly id: number;
}

interface Pending<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Owns the worker. */
export class WorkerCalls<Request extends Numbered, Answer extends Numbered> {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending<Answer>>();
  #lastId = 0;
  #isDisposed = false;

  /** @param name what the worker is called in the error of one that throws. */
  constructor(worker: Worker, name: string) {
    this.#worker = worker;
    worker.onmessage = ({data}: MessageEvent<Answer | FailedAnswer>): void => {
      this.#settle(data);
    };
    worker.onerror = (event): void => {
      event.preventDefault();
      this.#rejectAll(new EngineError('engine-crashed', `${name} threw: ${event.message}`));
    };
  }

  /**
   * Sends a request and waits for its answer.
   * @throws EngineError of the failure that crossed back, or 'cancelled' after `dispose`.
   */
  ask(request: Unnumbered<Request>, transfer: Transferable[] = []): Promise<Answer> {
    if (this.#isDisposed) return Promise.reject(new EngineError('cancelled', 'the worker was stopped'));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, {resolve, reject});
      this.#worker.postMessage({...request, id}, transfer);
    });
  }

  /** Ends the worker; requests under way fail as cancelled. */
  dispose(): void {
    this.#isDisposed = true;
    this.#worker.terminate();
    this.#rejectAll(new EngineError('cancelled', 'the worker was stopped'));
  }

  #settle(answer: Answer | FailedAnswer): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    if (isFailed(answer)) pending?.reject(new EngineError(answer.failure.code, answer.failure.detail));
    else pending?.resolve(answer);
  }

  #rejectAll(error: unknown): void {
    for (const {reject} of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}

function isFailed(answer: Numbered): answer is FailedAnswer {
  return answer.kind === 'failed';
}
