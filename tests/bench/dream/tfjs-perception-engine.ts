/** The app's own perception network on tfjs, with the gradient it brings along, on wasm. */
import * as tf from '@tensorflow/tfjs-core';

import {TfjsPerception} from '../../../src/engine/perception/tfjs-perception.ts';
import type {DreamEngine, DreamJob} from './dream-engine.ts';

/** @param startWasm makes wasm tfjs's current backend. */
export async function createWasmEngine(
  {network, picture, layer}: DreamJob,
  startWasm: () => Promise<void>,
): Promise<DreamEngine> {
  await startWasm();
  const perception = new TfjsPerception(network.file, network.weights);
  let gradient: Float32Array = new Float32Array();
  return {
    // tfjs is global state: its engines take turns.
    takeTurn: async () => {
      await tf.setBackend('wasm');
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
