/** The network that is timed: the shipped one, or where models/ has none, random weights in the same architecture. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';

import {decodeWeights, requiredWeights, type Weights} from '../../../src/engine/models/decode-weights.ts';
import {parseManifest} from '../../../src/engine/models/parse-manifest.ts';
import {parsePerceptionNetwork} from '../../../src/engine/models/parse-perception.ts';
import type {PerceptionNetworkFile, PerceptionOp} from '../../../src/protocol/perception.ts';
import {seededRandom} from '../../support/random-network.ts';

const MODELS = resolve(import.meta.dirname, '../../../models');

/** models/training/perception_ops.py: channels, kernel, stride, convolutions; a max-pool between stages. */
const STAGES = [
  [32, 7, 2, 1],
  [80, 3, 1, 2],
  [160, 3, 1, 2],
  [256, 3, 1, 2],
  [384, 3, 1, 1],
] as const;
const LABELS = 297;

/** A network with its weights, and what to call it. */
export interface TimedNetwork {
  readonly title: string;
  readonly file: PerceptionNetworkFile;
  readonly weights: Weights;
}

/** models/perception from the disk, decoded by the app's own code; else its architecture. */
export async function readPerception(): Promise<TimedNetwork> {
  const {models} = parseManifest(readFileSync(resolve(MODELS, 'manifest.json'), 'utf8'));
  const entry = models.find(({name}) => name === 'perception');
  if (entry === undefined) return randomOfArchitecture();
  const files = new Map(
    entry.files.map(({path}) => [path, new Uint8Array(readFileSync(resolve(MODELS, path))).buffer] as const),
  );
  const file = parsePerceptionNetwork(new TextDecoder().decode(files.get(entry.model)));
  // tfjs decodes into tensors, which need some backend to live on.
  await tf.setBackend('cpu');
  const status = {name: entry.name, version: entry.version, sha256: '', bytes: 0};
  const weights = decodeWeights(file, {entry, files, status});
  return {title: `models/perception ${entry.version}`, file, weights};
}

function randomOfArchitecture(): TimedNetwork {
  const ops = architecture();
  const random = seededRandom(1);
  const weights = new Map(
    requiredWeights({ops}).map(([name, shape]) => {
      const count = shape.reduce((product, side) => product * side, 1);
      // He et al. 2015: activations neither die out nor explode on the way.
      const spread = shape.length === 1 ? 0.1 : Math.sqrt((24 * shape.at(-1)!) / count);
      return [name, {shape, values: Float32Array.from({length: count}, () => spread * (random() - 0.5))}] as const;
    }),
  );
  const file: PerceptionNetworkFile = {
    format: 'pareidolia-network',
    formatVersion: 1,
    name: 'perception',
    version: 'random',
    input: {name: 'image', channels: 3, multipleOf: 32, side: 128},
    ops,
    output: 'probabilities',
    layers: ops.filter(({kind}) => kind === 'relu').map(({name}) => name),
    labels: Array.from({length: LABELS}, (_, index) => ({word: `label ${index}`, marked: false})),
    weightsManifest: [],
  };
  return {title: 'random weights in the architecture of models/perception', file, weights};
}

function architecture(): readonly PerceptionOp[] {
  const ops: PerceptionOp[] = [{kind: 'affine', name: 'centred', input: 'image', scale: 4, shift: -1.8}];
  let input = 'centred';
  let inChannels = 3;
  for (const [index, [outChannels, kernel, stride, count]] of STAGES.entries()) {
    if (index > 0) {
      ops.push({kind: 'max-pool', name: `pool${index}`, input, size: 2});
      input = `pool${index}`;
    }
    for (const letter of 'ab'.slice(0, count)) {
      const name = `conv${index + 1}${count > 1 ? letter : ''}`;
      const pad = {mode: 'zero', size: (kernel - 1) / 2} as const;
      ops.push({kind: 'conv', name, input, kernel, stride, pad, inChannels, outChannels, bias: true});
      ops.push({kind: 'relu', name: `${name}-relu`, input: name});
      [input, inChannels] = [`${name}-relu`, outChannels];
    }
  }
  ops.push({kind: 'global-average', name: 'average', input});
  ops.push({kind: 'dense', name: 'logits', input: 'average', inChannels, outChannels: LABELS});
  ops.push({kind: 'softmax', name: 'probabilities', input: 'logits'});
  return ops;
}
