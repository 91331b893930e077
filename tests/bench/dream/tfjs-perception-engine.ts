/**
 * The app's own perception network on tfjs, with the gradient it brings along, on wasm or WebGL2.
 */
import * as tf from '@tensorflow/tfjs-core';

import {TfjsPerception} from '../../../src/engine/perception/tfjs-perception.ts';
import type {DreamEngine, DreamJob} from './dream-engine.ts';

/** @param start makes the backend tfjs's current one. */
export async function createTfjsPerceptionEngine(
  {network, picture, layer}: DreamJob,
  backend: 'wasm' | 'webgl',
  start: () => Promise<void>,
): Promise<DreamEngine> {
  await start();
  const perception = new TfjsPerception(network.file, network.weights);
  let gradient: Float32Array = new Float32Array();
  return {
    // tfjs is global state: its engines take turns.
    takeTurn: async () => {
      await tf.setBackend(backend);
    },
    forward: async () => {
      await perception.activations(picture, [layer]);
    },
    step: async () => {
      ({gradient} = await perception.gradient(picture, {kind: 'l2', layer}, 'plain'));
    },
    read: () => Promise.resolve(gradient),
    dispose: () => {
      perception.dispose();
    },
  };
}
