/** Calls under way: numbers, answers, progress and cancelling. */
import {EngineError} from '../../protocol/errors.ts';
import type {EngineCall, EngineCallName, EngineCalls, EngineMessage, PageMessage} from '../../protocol/messages.ts';
import type {CallOptions} from '../ports.ts';

type Answer = Extract<EngineMessage, {kind: 'call-progress' | 'result' | 'refusal'}>;

interface OpenCall {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((share: number) => void) | undefined;
}

/** The calls one engine has not answered yet. */
export class EngineCallTable {
  readonly #open = new Map<number, OpenCall>();
  #lastId = 0;

  /**
   * Sends a call. The promise rejects with AbortError as soon as the signal aborts, and the engine
   * is told to stop.
   */
  open<Name extends EngineCallName>(
    name: Name,
    params: EngineCalls[Name]['params'],
    {signal, onProgress}: CallOptions,
    post: (message: PageMessage) => void,
  ): Promise<EngineCalls[Name]['result']> {
    if (signal?.aborted) return Promise.reject(abortReason(signal));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.#open.delete(id);
        post({kind: 'cancel', id});
        if (signal) reject(abortReason(signal));
      };
      const close = (): void => {
        signal?.removeEventListener('abort', onAbort);
      };
      this.#open.set(id, {
        resolve: (value) => {
          close();
          resolve(value);
        },
        reject: (error) => {
          close();
          reject(error);
        },
        onProgress,
      });
      signal?.addEventListener('abort', onAbort, {once: true});
      // The pair of name and params is checked above; a union cannot carry that through a generic.
      post({kind: 'call', id, call: {name, params} as EngineCall});
    });
  }

  /** Takes an answer; one to a call that was cancelled is dropped. */
  settle(answer: Answer): void {
    const call = this.#open.get(answer.id);
    if (call === undefined) return;
    if (answer.kind === 'call-progress') {
      call.onProgress?.(answer.share);
      return;
    }
    this.#open.delete(answer.id);
    if (answer.kind === 'result') call.resolve(answer.value as never);
    else call.reject(new EngineError(answer.failure.code, answer.failure.detail));
  }

  /** The engine is gone: nobody will answer. */
  rejectAll(error: Error): void {
    const calls = [...this.#open.values()];
    this.#open.clear();
    for (const call of calls) call.reject(error);
  }
}

function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new DOMException('The call was cancelled.', 'AbortError');
}
