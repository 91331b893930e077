/**
 * The perception worker without tfjs: the network on our own wasm kernel, with as many helping
 * threads as the page may have.
 */
import {assert} from '../../protocol/assert.ts';
import {decodeWeights} from '../network/files/decode-weights.ts';
import {countThreads} from '../network/wasm/choose-build.ts';
import {openKernel} from '../network/wasm/open-kernel.ts';
import {serveWorker} from '../shared/serve-worker.ts';
import type {PerceptionCalls} from './perception-calls.ts';
import {transferableParts} from './transferable.ts';
import {KernelPerception} from './wasm/kernel-perception.ts';

declare const self: DedicatedWorkerGlobalScope;

let network: KernelPerception | null = null;

serveWorker<PerceptionCalls>({
  handlers: {
    start: async ({network: {file, model}}) => {
      const threads = countThreads({isIsolated: self.crossOriginIsolated, cores: navigator.hardwareConcurrency});
      const weights = new Map([...decodeWeights(file, model)].map(([name, {values}]) => [name, values]));
      network = await KernelPerception.create(openKernel, threads, {file, weights});
      return {engine: network.describe()};
    },
    activations: ({picture, layers}) => running().activations(picture, layers),
    gradient: ({picture, objective, rule}) => running().gradient(picture, objective, rule),
    'layer-gradients': ({picture, objective, convolutions}) =>
      running().layerGradients(picture, objective, convolutions),
  },
  buffersOf: transferableParts,
  memory: () => ({tensors: 0, bytes: network?.bytes ?? 0}),
});

function running(): KernelPerception {
  assert(network !== null, () => 'the perception worker was asked before it was started');
  return network;
}
