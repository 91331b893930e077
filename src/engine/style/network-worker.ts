/**
 * The network worker with tfjs: the style networks on wasm or WebGL2, off the compositor's thread,
 * so that wipes and fades stay smooth however long a painting takes.
 */
import {assert} from '../../protocol/assert.ts';
import {decodeWeights} from '../network/files/decode-weights.ts';
import type {StyleNetwork} from '../network/style-network.ts';
import {serveTfjs} from '../network/tfjs/serve-tfjs.ts';
import {useTfjsBackend} from '../network/tfjs/tfjs-backends.ts';
import {TfjsNetwork} from '../network/tfjs/tfjs-network.ts';
import type {NetworkCalls, WorkerEngine} from './network-calls.ts';
import {NetworkPair} from './network-pair.ts';
import {paintStillWithTfjs} from './tfjs-still.ts';

const ENGINE: WorkerEngine = 'tfjs';

let networks: NetworkPair<TfjsNetwork> | null = null;

serveTfjs<NetworkCalls>(
  {
    start: async ({backend, full}) => {
      await useTfjsBackend(backend);
      networks = new NetworkPair(build(full));
      return {engine: ENGINE};
    },
    'add-lite': ({lite}) => {
      running().addLite(build(lite));
      return undefined;
    },
    paint: async ({network, pixels, weights, isMirrored}) => {
      const startedAt = performance.now();
      const painted = await paintStillWithTfjs(running().get(network), pixels, weights, isMirrored);
      return {pixels: painted, networkMs: performance.now() - startedAt, engine: ENGINE};
    },
  },
  (result) => (result !== undefined && 'pixels' in result ? [result.pixels.data.buffer] : []),
);

function build({file, model}: StyleNetwork): TfjsNetwork {
  return new TfjsNetwork(file, decodeWeights(file, model));
}

function running(): NetworkPair<TfjsNetwork> {
  assert(networks !== null, () => 'the network worker was asked to paint before it was started');
  return networks;
}
