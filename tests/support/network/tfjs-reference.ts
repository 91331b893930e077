/** What tfjs makes of a random network: the reference for our own engines. */
import * as tf from '@tensorflow/tfjs-core';

import type {NetworkOp} from '../../../src/engine/network/op-list.ts';
import {TfjsNetwork} from '../../../src/engine/network/tfjs/tfjs-network.ts';
import type {Pixels} from '../../../src/engine/picture/picture.ts';
import {toTensor} from '../../../src/engine/style/tfjs-still.ts';
import type {RandomNetwork} from './random-network.ts';

/** Ops whose results the plan can keep: all but those that the first and the last pass do. */
export function isBetweenTheEnds({kind}: NetworkOp): boolean {
  return kind !== 'add-pattern' && kind !== 'sigmoid' && kind !== 'depth-to-space';
}

/** Smooth colour with some noise: pure noise would leave nothing to normalise. */
export function randomPixels(width: number, height: number, random: () => number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const waves = Array.from({length: 3}, () => [random() * 0.4, random() * 0.4, random() * 6] as const);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (const [channel, [across, down, phase]] of waves.entries()) {
      const wave = Math.sin(across * (pixel % width) + down * Math.floor(pixel / width) + phase);
      data[pixel * 4 + channel] = 128 + 90 * wave + 60 * (random() - 0.5);
    }
  }
  return {data, width, height};
}

/**
 * Every op's result in tfjs on the CPU, in height, width, channel order; padded like the network
 * pads.
 */
export function forwardInTfjs(
  network: RandomNetwork,
  pixels: Pixels,
  mix: readonly number[],
  isMirrored = false,
): Map<string, Float32Array> {
  const weights = new Map(
    [...network.weights].map(([name, values]) => [name, {values, shape: network.shapes.get(name)!}] as const),
  );
  const tfjs = new TfjsNetwork(network.file, weights);
  const image = toTensor(pixels);
  const results = new Map<string, Float32Array>();
  const output = tfjs.forward(image, mix, {
    isMirrored,
    onResult: (op, result) => results.set(op.name, Float32Array.from(result.dataSync<'float32'>())),
  });
  tf.dispose([image, output]);
  tfjs.dispose();
  return results;
}

/** The picture's part of the padded output. */
export function cropPainted(padded: Float32Array, {width, height}: Pixels, network: RandomNetwork): Float32Array {
  const {multipleOf} = network.file.input;
  const stride = Math.ceil(width / multipleOf) * multipleOf;
  const cropped = new Float32Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    cropped.set(padded.subarray(row * stride * 3, (row * stride + width) * 3), row * width * 3);
  }
  return cropped;
}
