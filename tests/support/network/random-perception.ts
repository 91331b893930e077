/**
 * Small random perception networks, repeatable by seed: what the engines are compared on beside the
 * shipped network.
 */
import {requiredWeights, type Weights} from '../../../src/engine/network/files/decode-weights.ts';
import type {PerceptionNetworkFile, PerceptionOp} from '../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import {selfTestOf} from './perception-self-test.ts';
import {seededRandom} from './random-network.ts';

/** A network that exists only in a test, and a picture for it. */
export interface RandomPerception {
  readonly file: PerceptionNetworkFile;
  readonly weights: Weights;
  readonly picture: RgbPicture;
}

/** Limits of a random network. */
export interface RandomPerceptionLimits {
  readonly mostChannels: number;
  /**
   * Stages after the first, each a max-pool and one or two convolutions: 4 as in the shipped
   * network.
   */
  readonly stages: number;
  readonly labels: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A network of the shipped one's kind: 7x7 in steps of 2, 3x3 stages between max-pools, dense,
 * softmax; its channel counts are random.
 */
export function randomPerception(seed: number, limits: Partial<RandomPerceptionLimits> = {}): RandomPerception {
  const {mostChannels = 11, stages = 2, labels = 5, width = 32, height = 32} = limits;
  const random = seededRandom(seed);
  const ops: PerceptionOp[] = [
    {kind: 'affine', name: 'centred', input: 'image', scale: 2 + 2 * random(), shift: -1 - random()},
  ];
  let last = 'centred';
  let channels = 3;
  const conv = (name: string, kernel: number, stride: number): void => {
    const outChannels = 2 + Math.floor(random() * (mostChannels - 1));
    const pad = {mode: 'zero', size: (kernel - 1) / 2} as const;
    ops.push({kind: 'conv', name, input: last, kernel, stride, pad, inChannels: channels, outChannels, bias: true});
    ops.push({kind: 'relu', name: `${name}-relu`, input: name});
    last = `${name}-relu`;
    channels = outChannels;
  };
  conv('conv1', 7, 2);
  for (let stage = 2; stage < 2 + stages; stage++) {
    ops.push({kind: 'max-pool', name: `pool${stage - 1}`, input: last, size: 2});
    last = `pool${stage - 1}`;
    for (const letter of random() < 0.5 ? ['a'] : ['a', 'b']) conv(`conv${stage}${letter}`, 3, 1);
  }
  ops.push({kind: 'global-average', name: 'average', input: last});
  ops.push({kind: 'dense', name: 'logits', input: 'average', inChannels: channels, outChannels: labels});
  ops.push({kind: 'softmax', name: 'probabilities', input: 'logits'});
  const multipleOf = 2 ** (1 + stages);
  const weights = randomWeights(ops, random);
  const file: Omit<PerceptionNetworkFile, 'selfTest'> = {
    format: 'pareidolia-network',
    formatVersion: 1,
    name: 'random',
    version: String(seed),
    input: {name: 'image', channels: 3, multipleOf, side: multipleOf * Math.ceil(32 / multipleOf)},
    ops,
    output: 'probabilities',
    layers: ops.filter(({kind}) => kind === 'relu').map(({name}) => name),
    labels: Array.from({length: labels}, (_, index) => ({word: `label ${index}`, marked: index % 2 === 0})),
    weightsManifest: [
      {
        paths: ['weights.bin'],
        weights: [...weights].map(([name, {shape}]) => ({name, shape: [...shape], dtype: 'float32'})),
      },
    ],
  };
  const picture = randomPicture(width, height, random);
  return {file: {...file, selfTest: selfTestOf({file, weights}, random)}, weights, picture};
}

/** How far a word's score is ahead of where it was: the others' probabilities round to 0. */
const SURE = 40;

/** The network, but so sure of one word that its probability is 1 to the last digit of float32. */
export function sureOf(network: RandomPerception, label: number): RandomPerception {
  const {values, shape} = network.weights.get('logits/bias')!;
  const bias = {values: values.map((value, index) => (index === label ? value + SURE : value)), shape};
  return {...network, weights: new Map([...network.weights, ['logits/bias', bias]])};
}

/** Smooth colour with some noise: pure noise would leave little for a network to see. */
export function randomPicture(width: number, height: number, random: () => number): RgbPicture {
  const values = new Float32Array(width * height * 3);
  const waves = Array.from({length: 3}, () => [random(), random(), random() * 6] as const);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (const [channel, [across, down, phase]] of waves.entries()) {
      const wave = Math.sin(across * (pixel % width) + down * Math.floor(pixel / width) + phase);
      values[pixel * 3 + channel] = 0.5 + 0.3 * wave + 0.2 * (random() - 0.5);
    }
  }
  return {width, height, values};
}

function randomWeights(ops: readonly PerceptionOp[], random: () => number): Weights {
  return new Map(
    requiredWeights({ops}).map(([name, shape]) => {
      const count = shape.reduce((product, side) => product * side, 1);
      const inputs = count / shape.at(-1)!;
      // He et al. 2015; the sum of three uniform numbers has a standard deviation of a half.
      const spread = shape.length === 1 ? 0.3 : 2 * Math.sqrt(2 / inputs);
      const values = Float32Array.from({length: count}, () => spread * (random() + random() + random() - 1.5));
      return [name, {values, shape}] as const;
    }),
  );
}
