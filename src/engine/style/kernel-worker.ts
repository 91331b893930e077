/**
 * The network worker without tfjs: the style networks on our own wasm kernel, with as many helping
 * threads as the page may have.
 */
import {assert} from '../../protocol/assert.ts';
import {countThreads} from '../network/wasm/choose-build.ts';
import {openKernel} from '../network/wasm/open-kernel.ts';
import {serveWorker} from '../shared/serve-worker.ts';
import {KernelNetworks} from './kernel-networks.ts';
import type {NetworkCalls} from './network-calls.ts';

declare const self: DedicatedWorkerGlobalScope;

let networks: KernelNetworks | null = null;

serveWorker<NetworkCalls>({
  handlers: {
    start: async ({full}) => {
      const threads = countThreads({isIsolated: self.crossOriginIsolated, cores: navigator.hardwareConcurrency});
      networks = await KernelNetworks.create(openKernel, threads, full);
      return {engine: networks.describe()};
    },
    'add-lite': ({lite}) => {
      running().addLite(lite);
      return undefined;
    },
    paint: async ({network, pixels, weights, isMirrored}) => {
      const startedAt = performance.now();
      const painted = await running().paint(network, pixels, weights, isMirrored);
      return {pixels: painted, networkMs: performance.now() - startedAt, engine: running().describe()};
    },
  },
  buffersOf: (result) => (result !== undefined && 'pixels' in result ? [result.pixels.data.buffer] : []),
  memory: () => ({tensors: 0, bytes: networks?.bytes ?? 0}),
});

function running(): KernelNetworks {
  assert(networks !== null, () => 'the kernel worker was asked to paint before it was started');
  return networks;
}
