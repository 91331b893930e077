/**
 * The perception worker: the network on wasm or WebGL2, off the compositor's thread, however long a
 * gradient takes.
 */
import * as tf from '@tensorflow/tfjs-core';
import {assert, assertNever} from '../../protocol/assert.ts';
import {toFailure} from '../../protocol/errors.ts';
import {decodeWeights} from '../network/files/decode-weights.ts';
import {useTfjsBackend} from '../network/tfjs/tfjs-backends.ts';
import type {TensorCounts} from '../shared/tensor-counts.ts';
import type {FailedAnswer} from '../shared/worker-calls.ts';
import type {PerceptionAnswer, PerceptionRequest} from './perception-protocol.ts';
import {TfjsPerception} from './tfjs-perception.ts';
import {transferable} from './transferable.ts';

declare const self: DedicatedWorkerGlobalScope;

let network: TfjsPerception | null = null;

// One at a time, in order: two gradients at once would only hold twice the memory.
let queue: Promise<void> = Promise.resolve();

self.onmessage = ({data}: MessageEvent<PerceptionRequest>): void => {
  queue = queue.then(() => answer(data));
};

async function answer(request: PerceptionRequest): Promise<void> {
  try {
    const result = await handle(request);
    self.postMessage(result, buffersOf(result));
  } catch (error) {
    self.postMessage({kind: 'failed', id: request.id, failure: toFailure(error)} satisfies FailedAnswer);
  }
}

async function handle(request: PerceptionRequest): Promise<PerceptionAnswer> {
  const {id} = request;
  switch (request.kind) {
    case 'start': {
      const {file, model} = request.network;
      await useTfjsBackend(request.backend);
      network = new TfjsPerception(file, decodeWeights(file, model));
      return {kind: 'started', id, memory: memory()};
    }
    case 'activations': {
      const activations = await running().activations(request.picture, request.layers);
      return {kind: 'activations', id, activations, memory: memory()};
    }
    case 'gradient': {
      const gradient = await running().gradient(request.picture, request.objective, request.rule);
      return {kind: 'gradient', id, gradient, memory: memory()};
    }
    case 'layer-gradients': {
      const {picture, objective, convolutions} = request;
      const activations = await running().layerGradients(picture, objective, convolutions);
      return {kind: 'activations', id, activations, memory: memory()};
    }
    default:
      return assertNever(request);
  }
}

function buffersOf(answer: PerceptionAnswer): Transferable[] {
  switch (answer.kind) {
    case 'started':
      return [];
    case 'activations':
      return [...answer.activations.values()].map(({values}) => transferable(values));
    case 'gradient':
      return [transferable(answer.gradient.gradient)];
  }
}

function running(): TfjsPerception {
  assert(network !== null, () => 'the perception worker was asked before it was started');
  return network;
}

function memory(): TensorCounts {
  const {numTensors, numBytes} = tf.memory();
  return {tensors: numTensors, bytes: numBytes};
}
