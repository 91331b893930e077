/** Serves calls from a worker that computes with tfjs. */
import * as tf from '@tensorflow/tfjs-core';
import type {CallMap, CallRequest} from '../../../protocol/calls.ts';
import {CallServer, type CallHandlers, type ServerOptions} from '../../shared/serve.ts';
import type {TensorCounts} from '../../shared/tensor-counts.ts';

declare const self: DedicatedWorkerGlobalScope;

/**
 * Answers what this worker is asked: one call at a time, because tfjs is global state and two
 * gradients at once would hold twice the memory.
 *
 * @param buffersOf the buffers of a result that are transferred.
 */
export function serveTfjs<Calls extends CallMap<Calls>>(
  handlers: CallHandlers<Calls>,
  buffersOf: NonNullable<ServerOptions<Calls>['buffersOf']>,
): void {
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

function memory(): TensorCounts {
  const {numTensors, numBytes} = tf.memory();
  return {tensors: numTensors, bytes: numBytes};
}
