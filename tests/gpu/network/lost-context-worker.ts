/** A worker that computes by tfjs on WebGL2, and loses its context when it is told anything. */
import * as tf from '@tensorflow/tfjs-core';

import {useTfjsBackend} from '../../../src/engine/network/tfjs/tfjs-backends.ts';

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = async (): Promise<void> => {
  await useTfjsBackend('webgl');
  const {gpgpu} = tf.backend() as unknown as {readonly gpgpu: {readonly gl: WebGL2RenderingContext}};
  gpgpu.gl.getExtension('WEBGL_lose_context')?.loseContext();
};
