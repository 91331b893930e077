/** Serves calls from a worker that computes with tfjs. */
import * as tf from '@tensorflow/tfjs-core';
import type {CallMap} from '../../../protocol/calls.ts';
import {serveWorker, type WorkerServerOptions} from '../../shared/serve-worker.ts';

/**
 * Answers what this worker is asked: one call at a time, because tfjs is global state and two
 * gradients at once would hold twice the memory.
 */
export function serveTfjs<Calls extends CallMap<Calls>>(
  handlers: WorkerServerOptions<Calls>['handlers'],
  buffersOf: WorkerServerOptions<Calls>['buffersOf'],
): void {
  serveWorker<Calls>({
    handlers,
    buffersOf,
    memory: () => {
      const {numTensors, numBytes} = tf.memory();
      return {tensors: numTensors, bytes: numBytes};
    },
  });
}
