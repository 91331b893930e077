/** The serving half of calls: runs what is asked, and answers. */
import type {CallAnswer, CallMap, CallRequest, ParamsOf, ResultOf} from '../../protocol/calls.ts';
import {EngineError, toFailure} from '../../protocol/errors.ts';
import type {UnitInterval} from '../../protocol/units.ts';

/** What a handler may use while it works. */
export interface CallContext {
  /** Aborted when the caller has cancelled. */
  readonly signal: AbortSignal;
  readonly onProgress: (share: UnitInterval) => void;
}

/** What each call does. */
export type CallHandlers<Calls extends CallMap<Calls>> = {
  readonly [Name in keyof Calls]: (
    params: ParamsOf<Calls, Name>,
    context: CallContext,
  ) => ResultOf<Calls, Name> | Promise<ResultOf<Calls, Name>>;
};

/** How a server answers. */
export interface ServerOptions<Calls extends CallMap<Calls>> {
  readonly handlers: CallHandlers<Calls>;
  readonly post: (answer: CallAnswer<Calls>, transfer: Transferable[]) => void;
  /** Buffers of a result that change hands; none if left out. */
  readonly buffersOf?: (result: ResultOf<Calls, keyof Calls>) => Transferable[];
  /** One call at a time, in the order of asking: for what holds global state, as tfjs does. */
  readonly isInOrder?: boolean;
}

/** Serves one other thread. */
export class CallServer<Calls extends CallMap<Calls>> {
  readonly #options: ServerOptions<Calls>;
  readonly #running = new Map<number, AbortController>();
  #queue: Promise<void> = Promise.resolve();

  constructor(options: ServerOptions<Calls>) {
    this.#options = options;
  }

  /** Takes a request. Every call is answered once, a failed one with its failure. */
  handle(request: CallRequest<Calls>): void {
    if (request.kind === 'cancel') {
      this.#running.get(request.id)?.abort();
      return;
    }
    const controller = new AbortController();
    this.#running.set(request.id, controller);
    const run = (): Promise<void> => this.#answer(request, controller.signal);
    if (this.#options.isInOrder === true) this.#queue = this.#queue.then(run);
    else void run();
  }

  async #answer({id, name, params}: Extract<CallRequest<Calls>, {kind: 'call'}>, signal: AbortSignal): Promise<void> {
    const {handlers, post, buffersOf} = this.#options;
    const onProgress = (share: UnitInterval): void => {
      post({kind: 'call-progress', id, share}, []);
    };
    try {
      // It may have been cancelled while it waited for its turn.
      signal.throwIfAborted();
      if (!Object.hasOwn(handlers, name)) throw new EngineError('internal', `there is no call '${String(name)}'`);
      const value = await handlers[name](params, {signal, onProgress});
      post({kind: 'result', id, value}, buffersOf?.(value) ?? []);
    } catch (error) {
      post({kind: 'refusal', id, failure: toFailure(error)}, []);
    } finally {
      this.#running.delete(id);
    }
  }
}
