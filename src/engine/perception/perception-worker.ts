/**
 * The perception worker with tfjs: the network on wasm or WebGL2, off the compositor's thread,
 * however long a gradient takes.
 */
import {assert} from '../../protocol/assert.ts';
import {decodeWeights} from '../network/files/decode-weights.ts';
import {serveTfjs} from '../network/tfjs/serve-tfjs.ts';
import {useTfjsBackend} from '../network/tfjs/tfjs-backends.ts';
import type {PerceptionCalls} from './perception-calls.ts';
import {TfjsPerception} from './tfjs-perception.ts';
import {transferableParts} from './transferable.ts';

let network: TfjsPerception | null = null;

serveTfjs<PerceptionCalls>(
  {
    start: async ({backend, network: {file, model}}) => {
      await useTfjsBackend(backend);
      network = new TfjsPerception(file, decodeWeights(file, model));
      return {engine: 'tfjs'};
    },
    activations: ({picture, layers}) => running().activations(picture, layers),
    gradient: ({picture, objective, rule}) => running().gradient(picture, objective, rule),
    'layer-gradients': ({picture, objective, convolutions}) =>
      running().layerGradients(picture, objective, convolutions),
  },
  transferableParts,
);

function running(): TfjsPerception {
  assert(network !== null, () => 'the perception worker was asked before it was started');
  return network;
}
