/**
 * A perception network small enough for thousands of frames in Node, with its gradient worked out
 * by hand.
 *
 * Two rectified convolutions with a max-pooling between them and a linear head, seeded. Plain rule
 * only: the dream uses no other.
 */
import type {
  Activation,
  InputGradient,
  Objective,
  PerceptionNetwork,
  PerceptionNetworkFile,
} from '../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import {SeededRandom} from '../../../src/engine/shared/seeded-random.ts';
import {EngineError} from '../../../src/protocol/errors.ts';

const FIRST_CHANNELS = 6;
const SECOND_CHANNELS = 8;

/** Its layers, from pixels on. */
export const TINY_LAYERS = ['conv1-relu', 'conv2-relu'] as const;

/** Its words. */
export const TINY_WORDS = ['cup', 'face'] as const;

interface Kernel {
  readonly inputs: number;
  readonly outputs: number;
  /** [3, 3, inputs, outputs] */
  readonly weights: Float32Array;
}

interface Forward {
  readonly first: Activation;
  /** For each pooled value, where in `first` it came from. */
  readonly winners: Int32Array;
  readonly pooled: Activation;
  readonly second: Activation;
}

/** The network. */
export class TinyPerception implements PerceptionNetwork {
  readonly file: PerceptionNetworkFile = {
    format: 'pareidolia-network',
    formatVersion: 1,
    name: 'tiny',
    version: '1',
    input: {name: 'image', channels: 3, multipleOf: 8, side: 32},
    ops: [],
    output: 'softmax',
    layers: TINY_LAYERS,
    labels: TINY_WORDS.map((word) => ({word, marked: true})),
    // It never lies in a file.
    selfTest: {width: 8, height: 8, input: '', likeliest: [], gradient: {layer: TINY_LAYERS[0], step: 1, values: ''}},
    weightsManifest: [],
  };
  /** Gradients asked for so far. */
  gradients = 0;
  readonly #first: Kernel;
  readonly #second: Kernel;
  /** [SECOND_CHANNELS, words] */
  readonly #head: Float32Array;

  constructor(seed = 1) {
    const random = new SeededRandom(seed);
    this.#first = kernel(3, FIRST_CHANNELS, random);
    this.#second = kernel(FIRST_CHANNELS, SECOND_CHANNELS, random);
    this.#head = Float32Array.from({length: SECOND_CHANNELS * TINY_WORDS.length}, () => random.between(-1, 1));
  }

  activations(picture: RgbPicture, layers: readonly string[]): Promise<ReadonlyMap<string, Activation>> {
    const {first, second} = this.#forward(picture);
    return Promise.resolve(new Map(layers.map((layer) => [layer, this.#layer(layer, first, second)])));
  }

  gradient(picture: RgbPicture, objective: Objective): Promise<InputGradient> {
    this.gradients++;
    // An error becomes a rejected promise, as with networks that answer from a worker.
    return Promise.resolve().then(() => this.#climb(picture, objective));
  }

  layerGradients(): Promise<never> {
    return Promise.reject(new EngineError('layer-unknown', 'the tiny network names no convolution'));
  }

  dispose(): void {
    // Holds nothing but memory.
  }

  #climb(picture: RgbPicture, objective: Objective): InputGradient {
    const {first, winners, pooled, second} = this.#forward(picture);
    const target = 'layer' in objective ? this.#layer(objective.layer, first, second) : second;
    const {score, seed} = this.#seed(target, objective);
    let atFirst = seed;
    if (target === second) {
      rectify(seed, second);
      const atPooled = backward(seed, pooled, this.#second);
      atFirst = new Float32Array(first.values.length);
      for (const [index, winner] of winners.entries()) atFirst[winner]! += atPooled[index]!;
    }
    rectify(atFirst, first);
    return {score, gradient: backward(atFirst, {...picture, channels: 3}, this.#first)};
  }

  #seed(target: Activation, objective: Objective): {score: number; seed: Float32Array} {
    const {values, channels} = target;
    const positions = values.length / channels;
    const seed = new Float32Array(values.length);
    let score = 0;
    switch (objective.kind) {
      case 'l2':
        for (const value of values) score += (value * value) / 2;
        return {score, seed: values.slice()};
      case 'channel':
      case 'leaky-channel':
        // Every layer that is named lies behind its ReLU: a leak comes to nothing there.
        if (objective.channel >= channels) throw new EngineError('layer-unknown', `no unit ${objective.channel}`);
        for (let index = objective.channel; index < values.length; index += channels) {
          score += values[index]! / positions;
          seed[index] = 1 / positions;
        }
        return {score, seed};
      case 'class':
        if (objective.label >= TINY_WORDS.length) throw new EngineError('layer-unknown', `no label ${objective.label}`);
        for (let index = 0; index < values.length; index++) {
          const weight = this.#head[(index % channels) * TINY_WORDS.length + objective.label]!;
          score += (weight * values[index]!) / positions;
          seed[index] = weight / positions;
        }
        return {score, seed};
      case 'log-odds':
        throw new EngineError('layer-unknown', 'the tiny network has no probabilities');
      case 'cotangents':
        throw new EngineError('layer-unknown', 'the tiny network takes no cotangents');
      case 'guide':
        for (let at = 0; at < values.length; at += channels) {
          const here = values.subarray(at, at + channels);
          let [best, bestDot] = [0, -Infinity];
          for (let feature = 0; feature < objective.features.length; feature += channels) {
            const dot = here.reduce((sum, value, index) => sum + value * objective.features[feature + index]!, 0);
            if (dot > bestDot) [best, bestDot] = [feature, dot];
          }
          score += bestDot;
          seed.set(objective.features.subarray(best, best + channels), at);
        }
        return {score, seed};
    }
  }

  #layer(name: string, first: Activation, second: Activation): Activation {
    if (name === 'conv1-relu') return first;
    if (name === 'conv2-relu') return second;
    throw new EngineError('layer-unknown', `the tiny network has no layer ${name}`);
  }

  #forward(picture: RgbPicture): Forward {
    const first = convolve({...picture, channels: 3}, this.#first);
    const {pooled, winners} = pool(first);
    return {first, winners, pooled, second: convolve(pooled, this.#second)};
  }
}

function kernel(inputs: number, outputs: number, random: SeededRandom): Kernel {
  const scale = Math.sqrt(6 / (9 * inputs));
  const weights = Float32Array.from({length: 9 * inputs * outputs}, () => random.between(-scale, scale));
  return {inputs, outputs, weights};
}

/** 3x3, zeros outside, rectified. */
function convolve({width, height, values}: Activation, {inputs, outputs, weights}: Kernel): Activation {
  const result = new Float32Array(width * height * outputs);
  visit(width, height, (from, to, tap) => {
    for (let input = 0; input < inputs; input++) {
      const value = values[from * inputs + input]!;
      const row = (tap * inputs + input) * outputs;
      for (let output = 0; output < outputs; output++) result[to * outputs + output]! += value * weights[row + output]!;
    }
  });
  for (let index = 0; index < result.length; index++) result[index] = Math.max(0, result[index]!);
  return {width, height, channels: outputs, values: result};
}

function backward(seed: Float32Array, {width, height}: Activation, {inputs, outputs, weights}: Kernel): Float32Array {
  const result = new Float32Array(width * height * inputs);
  visit(width, height, (from, to, tap) => {
    for (let input = 0; input < inputs; input++) {
      const row = (tap * inputs + input) * outputs;
      let sum = 0;
      for (let output = 0; output < outputs; output++) sum += seed[to * outputs + output]! * weights[row + output]!;
      result[from * inputs + input]! += sum;
    }
  });
  return result;
}

function visit(width: number, height: number, at: (from: number, to: number, tap: number) => void): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let tap = 0; tap < 9; tap++) {
        const fromX = x + (tap % 3) - 1;
        const fromY = y + Math.floor(tap / 3) - 1;
        if (fromX < 0 || fromX >= width || fromY < 0 || fromY >= height) continue;
        at(fromY * width + fromX, y * width + x, tap);
      }
    }
  }
}

function pool({width, height, channels, values}: Activation): {pooled: Activation; winners: Int32Array} {
  const [halfWidth, halfHeight] = [width / 2, height / 2];
  const winners = new Int32Array(halfWidth * halfHeight * channels);
  for (let index = 0; index < winners.length; index++) {
    const channel = index % channels;
    const pixel = Math.floor(index / channels);
    const corner = Math.floor(pixel / halfWidth) * 2 * width + (pixel % halfWidth) * 2;
    const candidates = [corner, corner + 1, corner + width, corner + width + 1].map((at) => at * channels + channel);
    winners[index] = candidates.reduce((best, at) => (values[at]! > values[best]! ? at : best));
  }
  const pooled = Float32Array.from(winners, (winner) => values[winner]!);
  return {pooled: {width: halfWidth, height: halfHeight, channels, values: pooled}, winners};
}

function rectify(gradient: Float32Array, {values}: Activation): void {
  for (let index = 0; index < gradient.length; index++) if (!(values[index]! > 0)) gradient[index] = 0;
}
