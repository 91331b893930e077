/** Serves calls from a worker of the engine's own, telling with each answer what it holds. */
import type {CallMap, CallRequest} from '../../protocol/calls.ts';
import {CallServer, type CallHandlers, type ServerOptions} from './serve.ts';
import type {TensorCounts} from './tensor-counts.ts';

declare const self: DedicatedWorkerGlobalScope;

/** What a worker serves. */
export interface WorkerServerOptions<Calls extends CallMap<Calls>> {
  readonly handlers: CallHandlers<Calls>;
  /** The buffers of a result that are transferred. */
  readonly buffersOf: NonNullable<ServerOptions<Calls>['buffersOf']>;
  /** What the worker holds now. */
  readonly memory: () => TensorCounts;
}

/** Answers what this worker is asked, one call at a time. */
export function serveWorker<Calls extends CallMap<Calls>>(options: WorkerServerOptions<Calls>): void {
  const {handlers, buffersOf, memory} = options;
  const server = new CallServer<Calls>({
    handlers,
    buffersOf,
    isInOrder: true,
    post: (answer, transfer) => {
      self.postMessage({...answer, memory: memory()}, transfer);
    },
  });
  self.onmessage = ({data}: MessageEvent<CallRequest<Calls>>): void => {
    server.handle(data);
  };
}
