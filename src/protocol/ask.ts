/** The asking half of calls: numbers them, and matches each answer with its call. */
import type {CallAnswer, CallMap, CallRequest, ParamsOf, ResultOf} from './calls.ts';
import {EngineError} from './errors.ts';
import type {UnitInterval} from './units.ts';

/** How a call is made. */
export interface AskOptions {
  /** Aborting it rejects the call with the signal's reason and tells the other thread to stop. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: UnitInterval) => void;
  /** What changes hands with the parameters. */
  readonly transfer?: Transferable[];
}

interface OpenCall {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((share: UnitInterval) => void) | undefined;
}

/** The calls that one other thread has not answered yet. */
export class Asker<Calls extends CallMap<Calls>> {
  readonly #post: (request: CallRequest<Calls>, transfer: Transferable[]) => void;
  readonly #open = new Map<number, OpenCall>();
  #lastId = 0;

  constructor(post: (request: CallRequest<Calls>, transfer: Transferable[]) => void) {
    this.#post = post;
  }

  /** Whether the other thread owes an answer. */
  get isWaiting(): boolean {
    return this.#open.size > 0;
  }

  /** Sends a call. @throws EngineError of the failure that came back; the reason of `signal`. */
  ask<Name extends keyof Calls>(
    name: Name,
    params: ParamsOf<Calls, Name>,
    {signal, onProgress, transfer = []}: AskOptions = {},
  ): Promise<ResultOf<Calls, Name>> {
    if (signal?.aborted) return Promise.reject(reasonOf(signal));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.#open.delete(id);
        this.#post({kind: 'cancel', id}, []);
        if (signal) reject(reasonOf(signal));
      };
      const close = (): void => {
        signal?.removeEventListener('abort', onAbort);
      };
      this.#open.set(id, {
        resolve: (value) => {
          close();
          resolve(value);
        },
        reject: (error: Error) => {
          close();
          reject(error);
        },
        onProgress,
      });
      signal?.addEventListener('abort', onAbort, {once: true});
      try {
        // The pair of name and params is checked above; a union cannot carry that through a
        // generic.
        this.#post({kind: 'call', id, name, params} as unknown as CallRequest<Calls>, transfer);
      } catch (error) {
        // What cannot be sent is owed no answer.
        this.#open.delete(id);
        close();
        throw error;
      }
    });
  }

  /** Takes an answer; one to a call that was cancelled is dropped. */
  settle(answer: CallAnswer<Calls>): void {
    const call = this.#open.get(answer.id);
    if (call === undefined) return;
    if (answer.kind === 'call-progress') {
      call.onProgress?.(answer.share);
      return;
    }
    this.#open.delete(answer.id);
    if (answer.kind === 'result') call.resolve(answer.value as never);
    else call.reject(EngineError.from(answer.failure));
  }

  /** The other thread has ended: no call will be answered. */
  rejectAll(error: Error): void {
    const calls = [...this.#open.values()];
    this.#open.clear();
    for (const call of calls) call.reject(error);
  }
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new DOMException('The call was cancelled.', 'AbortError');
}
