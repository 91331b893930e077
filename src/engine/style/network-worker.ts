/**
 * The network worker: the style networks on wasm or WebGL2, off the compositor's thread, so that
 * wipes and fades stay smooth however long a painting takes.
 */
import * as tf from '@tensorflow/tfjs-core';
import {assert, assertNever} from '../../protocol/assert.ts';
import {toFailure} from '../../protocol/errors.ts';
import {decodeWeights} from '../network/files/decode-weights.ts';
import {useTfjsBackend} from '../network/tfjs/tfjs-backends.ts';
import {TfjsNetwork} from '../network/tfjs/tfjs-network.ts';
import type {FailedAnswer} from '../shared/worker-calls.ts';
import {NetworkPair} from './network-pair.ts';
import type {NetworkAnswer, NetworkRequest} from './network-protocol.ts';
import type {TensorCounts} from '../shared/tensor-counts.ts';
import type {StyleNetwork} from '../network/style-network.ts';
import {paintStillWithTfjs} from './tfjs-still.ts';

declare const self: DedicatedWorkerGlobalScope;

let networks: NetworkPair<TfjsNetwork> | null = null;

// One at a time, in order: tfjs is global state.
let queue: Promise<void> = Promise.resolve();

self.onmessage = ({data}: MessageEvent<NetworkRequest>): void => {
  queue = queue.then(() => answer(data));
};

async function answer(request: NetworkRequest): Promise<void> {
  try {
    const result = await handle(request);
    self.postMessage(result, result.kind === 'painted' ? [result.pixels.data.buffer] : []);
  } catch (error) {
    self.postMessage({kind: 'failed', id: request.id, failure: toFailure(error)} satisfies FailedAnswer);
  }
}

async function handle(request: NetworkRequest): Promise<NetworkAnswer> {
  const {id} = request;
  switch (request.kind) {
    case 'start':
      await useTfjsBackend(request.backend);
      networks = new NetworkPair(build(request.full));
      return {kind: 'loaded', id, memory: memory()};
    case 'add-lite':
      running().addLite(build(request.lite));
      return {kind: 'loaded', id, memory: memory()};
    case 'paint': {
      const startedAt = performance.now();
      const pixels = await paintStillWithTfjs(running().get(request.network), request.pixels, request.weights);
      return {kind: 'painted', id, pixels, networkMs: performance.now() - startedAt, memory: memory()};
    }
    default:
      return assertNever(request);
  }
}

function build({file, model}: StyleNetwork): TfjsNetwork {
  return new TfjsNetwork(file, decodeWeights(file, model));
}

function running(): NetworkPair<TfjsNetwork> {
  assert(networks !== null, () => 'the network worker was asked to paint before it was started');
  return networks;
}

function memory(): TensorCounts {
  const {numTensors, numBytes} = tf.memory();
  return {tensors: numTensors, bytes: numBytes};
}
