/**
 * A worker in the thread of the test: it serves calls as a real one does, until the call at which
 * it fails in the way that its script says.
 */
import {CallServer, type CallHandlers} from '../../../src/engine/shared/serve.ts';
import type {CallMap, CallRequest} from '../../../src/protocol/calls.ts';

/** Ways in which a worker fails. */
export const WORKER_FAULTS = ['does-not-arrive', 'throws', 'hangs', 'refuses', 'is-unreadable'] as const;

/** What goes wrong, and at which call: 0 is the first. */
export interface WorkerScript {
  readonly fault: (typeof WORKER_FAULTS)[number];
  readonly atCall: number;
}

/** Serves until it fails; with no script it serves for ever. */
export class ScriptedWorker<Calls extends CallMap<Calls>> {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  isTerminated = false;
  readonly #script: WorkerScript | null;
  readonly #server: CallServer<Calls>;
  #calls = 0;

  constructor(handlers: CallHandlers<Calls>, script: WorkerScript | null) {
    this.#script = script;
    this.#server = new CallServer<Calls>({
      handlers,
      isInOrder: true,
      post: (answer) => {
        this.#say({...answer, memory: {tensors: 1, bytes: 4}});
      },
    });
  }

  postMessage(request: CallRequest<Calls>): void {
    if (request.kind === 'call' && this.#calls++ === this.#script?.atCall) this.#fail(request.id);
    else if (this.#script === null || this.#calls <= this.#script.atCall) this.#server.handle(request);
    else if (this.#script.fault === 'refuses') this.#server.handle(request);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  #fail(id: number): void {
    const fault = this.#script?.fault;
    queueMicrotask(() => {
      if (this.isTerminated) return;
      const event = new Event('error', {cancelable: true});
      if (fault === 'does-not-arrive') this.onerror?.(event);
      if (fault === 'throws') this.onerror?.(Object.assign(event, {message: 'a fault of the test'}));
      if (fault === 'is-unreadable') this.onmessageerror?.();
      const failure = {code: 'internal', kind: 'other', detail: 'a fault of the test'} as const;
      if (fault === 'refuses') this.#say({kind: 'refusal', id, failure, memory: {tensors: 0, bytes: 0}});
    });
  }

  /** A worker that was ended says nothing more. */
  #say(data: unknown): void {
    if (!this.isTerminated) this.onmessage?.({data} as MessageEvent);
  }
}
