/**
 * The perception network once more, in plain loops and float64: the reference for every engine's
 * activations and gradients. It shares no arithmetic with them, and is itself compared with finite
 * differences.
 */
import type {Weights} from '../../../src/engine/network/files/decode-weights.ts';
import {
  LEAK,
  type Activation,
  type Objective,
  type PerceptionNetworkFile,
  type PerceptionOp,
  type ReluRule,
} from '../../../src/engine/network/perception.ts';
import {runBackNaively, runNaively} from './naive-ops.ts';
import {mapTensor, type NaiveTensor} from './naive-tensor.ts';

/** What the reference needs of a network. */
export interface NaiveNetwork {
  readonly file: Omit<PerceptionNetworkFile, 'selfTest'>;
  readonly weights: Weights;
}

/** A picture in any precision, [height, width, 3] in 0..1. */
export interface NaivePicture {
  readonly width: number;
  readonly height: number;
  readonly values: ArrayLike<number>;
}

/** The picture and every op's output, by name. */
export function naiveForward({file, weights}: NaiveNetwork, picture: NaivePicture): ReadonlyMap<string, NaiveTensor> {
  const {width, height} = picture;
  const image = {width, height, channels: 3, values: Float64Array.from(picture.values)};
  const results = new Map<string, NaiveTensor>([[file.input.name, image]]);
  for (const op of file.ops) results.set(op.name, runNaively(op, results.get(op.input)!, weights));
  return results;
}

/** The objective's value for a picture. */
export function naiveScore(network: NaiveNetwork, picture: NaivePicture, objective: Objective): number {
  const results = naiveForward(network, picture);
  return scoreOf(measureAll(network, results, objective));
}

/** An objective's value and its gradient to the picture, under a ReLU rule. */
export function naiveGradient(
  network: NaiveNetwork,
  picture: NaivePicture,
  objective: Objective,
  rule: ReluRule,
): {readonly score: number; readonly gradient: Float64Array} {
  const {score, gradients} = runBack(network, picture, objective, rule);
  return {score, gradient: gradients.get(network.file.input.name)!.values};
}

/** An objective's plain gradients to the outputs of ops, in the form of activations. */
export function naiveLayerGradients(
  network: NaiveNetwork,
  picture: NaivePicture,
  objective: Objective,
  layers: readonly string[],
): ReadonlyMap<string, Activation> {
  const {gradients} = runBack(network, picture, objective, 'plain');
  const pick = (layer: string): Activation => {
    const {values, ...form} = gradients.get(layer)!;
    return {...form, values: Float32Array.from(values)};
  };
  return new Map(layers.map((layer) => [layer, pick(layer)]));
}

/** The score, and its gradient at every op on the way to the picture and at the picture. */
function runBack(
  network: NaiveNetwork,
  picture: NaivePicture,
  objective: Objective,
  rule: ReluRule,
): {readonly score: number; readonly gradients: ReadonlyMap<string, NaiveTensor>} {
  const results = naiveForward(network, picture);
  const measured = measureAll(network, results, objective);
  const gradients = new Map([...measured].map(([layer, {seed}]) => [layer, seed]));
  for (const op of network.file.ops.toReversed()) {
    const g = gradients.get(op.name);
    if (g === undefined) continue;
    const x = results.get(op.input)!;
    const atInput = runBackNaively(op, {x, y: results.get(op.name)!, g, weights: network.weights, rule});
    const begun = gradients.get(op.input);
    gradients.set(op.input, begun === undefined ? atInput : sumOfTensors(begun, atInput));
  }
  return {score: scoreOf(measured), gradients};
}

/** What an objective is at each of its layers, the deepest first. */
function measureAll(
  network: NaiveNetwork,
  results: ReadonlyMap<string, NaiveTensor>,
  objective: Objective,
): ReadonlyMap<string, Measured> {
  const named = namedLayers(network, objective);
  const layers = network.file.ops.map(({name}) => name).filter((name) => named.includes(name));
  return new Map(layers.toReversed().map((layer) => [layer, measure(objective, layer, results.get(layer)!)]));
}

function namedLayers(network: NaiveNetwork, objective: Objective): readonly string[] {
  if (objective.kind === 'cotangents') return objective.layers.map(({layer}) => layer);
  return ['layer' in objective ? objective.layer : opOf(network, network.file.output).input];
}

function scoreOf(measured: ReadonlyMap<string, Measured>): number {
  return [...measured.values()].reduce((sum, {score}) => sum + score, 0);
}

function sumOfTensors(a: NaiveTensor, b: NaiveTensor): NaiveTensor {
  return mapTensor(a, (value, index) => value + b.values[index]!);
}

function opOf({file}: NaiveNetwork, name: string): PerceptionOp {
  return file.ops.find((op) => op.name === name)!;
}

/** The objective's value at a layer's output, and its gradient there. */
interface Measured {
  readonly score: number;
  readonly seed: NaiveTensor;
}

function measure(objective: Objective, layer: string, a: NaiveTensor): Measured {
  const {channels} = a;
  const sumOf = (read: (value: number, index: number) => number): number =>
    a.values.reduce((sum, value, index) => sum + read(value, index), 0);
  switch (objective.kind) {
    case 'l2':
      return {score: sumOf((value) => value ** 2 / 2), seed: a};
    case 'channel':
    case 'leaky-channel':
    case 'class': {
      const chosen = objective.kind === 'class' ? objective.label : objective.channel;
      const slope = (value: number): number => (objective.kind === 'leaky-channel' && value <= 0 ? LEAK : 1);
      const share = 1 / (a.width * a.height);
      const seed = mapTensor(a, (value, index) => (index % channels === chosen ? share * slope(value) : 0));
      return {score: sumOf((value, index) => value * seed.values[index]!), seed};
    }
    case 'log-odds': {
      const isChosen = (index: number): boolean => index === objective.label;
      const total = sumOf((value, index) => (isChosen(index) ? 0 : Math.exp(value)));
      const seed = mapTensor(a, (value, index) => (isChosen(index) ? 1 : -Math.exp(value) / total));
      return {score: a.values[objective.label]! - Math.log(total), seed};
    }
    case 'guide': {
      const seed = mapTensor(a, () => 0);
      for (let at = 0; at < a.values.length; at += channels) {
        seed.values.set(mostSimilar(a.values.subarray(at, at + channels), objective.features), at);
      }
      return {score: sumOf((value, index) => value * seed.values[index]!), seed};
    }
    case 'cotangents': {
      const given = objective.layers.find((candidate) => candidate.layer === layer)!;
      const seed = mapTensor(a, (_, index) => given.values[index]!);
      return {score: sumOf((value, index) => value * seed.values[index]!), seed};
    }
  }
}

/** The guide's vector with the largest dot product; of equal ones the first. */
function mostSimilar(vector: Float64Array, features: Float32Array): Float32Array {
  let best = features.subarray(0, vector.length);
  let bestDot = -Infinity;
  for (let at = 0; at < features.length; at += vector.length) {
    const candidate = features.subarray(at, at + vector.length);
    const dot = vector.reduce((sum, value, index) => sum + value * candidate[index]!, 0);
    if (dot > bestDot) [best, bestDot] = [candidate, dot];
  }
  return best;
}
