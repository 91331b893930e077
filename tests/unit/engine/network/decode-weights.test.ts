/** Weights as the disk holds them, against TensorFlow.js's own reader. */
import '@tensorflow/tfjs-backend-cpu';
import {io, setBackend} from '@tensorflow/tfjs-core';
import {beforeAll, describe, expect, test} from 'vitest';

import {decodeWeights} from '../../../../src/engine/network/files/decode-weights.ts';
import type {VerifiedModel} from '../../../../src/engine/network/files/fetch-model.ts';
import type {StyleNetworkFile, WeightEntry} from '../../../../src/engine/network/op-list.ts';

/** As many numbers as a float16 can be. */
const SIDE = 256;

const ENTRY: WeightEntry = {
  ...{name: 'mix/kernel', shape: [1, 1, SIDE, SIDE], dtype: 'float32'},
  quantization: {dtype: 'float16', original_dtype: 'float32'},
};

const NETWORK = {
  ops: [
    {
      ...{kind: 'conv', name: 'mix', input: 'picture', kernel: 1, stride: 1, pad: {mode: 'zero', size: 0}},
      ...{inChannels: SIDE, outChannels: SIDE, bias: false},
    },
  ],
  styles: [],
  weightsManifest: [{paths: ['a.bin', 'b.bin'], weights: [ENTRY]}],
} as unknown as StyleNetworkFile;

/** The group's bytes in two files, the first of so many. */
function modelOf(bytes: ArrayBuffer, first: number): VerifiedModel {
  return {
    entry: {model: 'models/small/model.json'},
    files: new Map([
      ['models/small/a.bin', bytes.slice(0, first)],
      ['models/small/b.bin', bytes.slice(first)],
    ]),
  } as unknown as VerifiedModel;
}

/** Bits of infinities and of what is no number. */
const isFinite16 = (bits: number): boolean => ((bits >> 10) & 0x1f) !== 0x1f;

const everyHalf = Uint16Array.from({length: SIDE * SIDE}, (_, bits) => (isFinite16(bits) ? bits : 0)).buffer;

describe('weights of float16', () => {
  beforeAll(() => setBackend('cpu'));

  test('every number is read as TensorFlow.js reads it, wherever the files are cut', () => {
    const entry = {name: ENTRY.name, shape: [...ENTRY.shape], dtype: 'float32', quantization: ENTRY.quantization};
    const expected = io.decodeWeights(everyHalf, [entry as io.WeightsManifestEntry])[ENTRY.name]!;
    for (const cut of [0, 1, 777, SIDE]) {
      const {values, shape} = decodeWeights(NETWORK, modelOf(everyHalf, cut)).get(ENTRY.name)!;
      expect(shape).toEqual(ENTRY.shape);
      expect(values).toEqual(expected.dataSync());
    }
    expected.dispose();
  });

  test.each([0x7c00, 0xfc00, 0x7e00])('bits of %i, which are no number, are refused', (bits) => {
    const damaged = new Uint16Array(everyHalf.slice(0));
    damaged[99] = bits;
    expect(() => decodeWeights(NETWORK, modelOf(damaged.buffer, 0))).toThrow('model-corrupt');
  });

  test('a file that ends too early is refused', () => {
    expect(() => decodeWeights(NETWORK, modelOf(everyHalf.slice(2), 0))).toThrow('model-corrupt');
  });
});
