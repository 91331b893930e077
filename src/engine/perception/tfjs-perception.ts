/**
 * The perception network on TensorFlow.js: for WebGL2 and wasm, and the reference for WebGPU. The
 * caller has chosen the tfjs backend.
 */
import * as tf from '@tensorflow/tfjs-core';
import {assert} from '../../protocol/assert.ts';
import type {
  Activation,
  InputGradient,
  Objective,
  PerceptionNetwork,
  PerceptionNetworkFile,
  PerceptionOp,
  ReluRule,
} from '../network/perception.ts';
import type {RgbPicture} from '../picture/picture.ts';
import type {Weights} from '../network/files/decode-weights.ts';
import {checkConvolutions, checkPicture, checkRule, findLayer, layersOfObjective} from '../network/check-request.ts';
import {createTfjsLayer} from './create-tfjs-layer.ts';
import type {TfjsLayer} from './tfjs-layer.ts';
import {measureObjective, type Measured} from './tfjs-objective.ts';

/** Runs at any size that the file allows. */
export class TfjsPerception implements PerceptionNetwork {
  readonly file: PerceptionNetworkFile;
  readonly #layers: ReadonlyMap<string, TfjsLayer>;

  constructor(file: PerceptionNetworkFile, weights: Weights) {
    this.file = file;
    this.#layers = new Map(file.ops.map((op) => [op.name, createTfjsLayer(op, weights)]));
  }

  async activations(picture: RgbPicture, layers: readonly string[]): Promise<ReadonlyMap<string, Activation>> {
    checkPicture(this.file, picture);
    for (const layer of layers) findLayer(this.file, layer);
    const tensors = tf.tidy(() => {
      const results = this.#start(picture);
      for (const layer of layers) this.#run(layer, results);
      return layers.map((layer) => lookUp(results, layer));
    });
    try {
      const activations = await Promise.all(tensors.map(toActivation));
      return new Map(activations.map((activation, index) => [layers[index] ?? '', activation]));
    } finally {
      tf.dispose(tensors);
    }
  }

  async gradient(picture: RgbPicture, objective: Objective, rule: ReluRule): Promise<InputGradient> {
    checkPicture(this.file, picture);
    checkRule(objective, rule);
    const layers = layersOfObjective(this.file, objective);
    const tensors = tf.tidy(() => {
      const results = this.#start(picture);
      const path = this.#run(layers[0], results);
      const measured = measureAll(objective, layers, results);
      const scores = [...measured.values()].map(({score}) => score);
      return {
        score: scores.reduce((sum, score) => tf.add(sum, score)),
        gradient: lookUp(this.#runBack(path, measured, results, rule), this.file.input.name),
      };
    });
    try {
      const [score, gradient] = await Promise.all([
        tensors.score.data<'float32'>(),
        tensors.gradient.data<'float32'>(),
      ]);
      return {score: score[0] ?? Number.NaN, gradient};
    } finally {
      tf.dispose([tensors.score, tensors.gradient]);
    }
  }

  async layerGradients(
    picture: RgbPicture,
    objective: Objective,
    convolutions: readonly string[],
  ): Promise<ReadonlyMap<string, Activation>> {
    checkPicture(this.file, picture);
    const layers = layersOfObjective(this.file, objective);
    checkConvolutions(this.file, layers[0], convolutions);
    const tensors = tf.tidy(() => {
      const results = this.#start(picture);
      const path = this.#run(layers[0], results);
      const gradients = this.#runBack(path, measureAll(objective, layers, results), results, 'plain');
      return convolutions.map((name) => lookUp(gradients, name));
    });
    try {
      const read = await Promise.all(tensors.map(toActivation));
      return new Map(read.map((gradient, index) => [convolutions[index] ?? '', gradient]));
    } finally {
      tf.dispose(tensors);
    }
  }

  dispose(): void {
    for (const layer of this.#layers.values()) layer.dispose();
  }

  /** The results so far: the picture as [1, h, w, 3]. */
  #start({width, height, values}: RgbPicture): Map<string, tf.Tensor> {
    return new Map([[this.file.input.name, tf.tensor4d(values, [1, height, width, this.file.input.channels])]]);
  }

  /**
   * Adds the results of the ops that lead to a layer, and returns these ops, the layer's own last.
   */
  #run(layer: string, results: Map<string, tf.Tensor>): readonly PerceptionOp[] {
    const path: PerceptionOp[] = [];
    for (let name = layer; name !== this.file.input.name;) {
      const op = findLayer(this.file, name);
      path.unshift(op);
      name = op.input;
    }
    for (const op of path) {
      if (!results.has(op.name)) results.set(op.name, this.#layer(op).forward(lookUp(results, op.input)));
    }
    return path;
  }

  /**
   * Takes a gradient from the last op of a path to the picture, and adds what begins on the way:
   * the gradients to all ops there, and to the picture.
   */
  #runBack(
    path: readonly PerceptionOp[],
    measured: ReadonlyMap<string, Measured>,
    results: ReadonlyMap<string, tf.Tensor>,
    rule: ReluRule,
  ): ReadonlyMap<string, tf.Tensor> {
    const gradients = new Map([...measured].map(([layer, {seed}]) => [layer, seed]));
    for (const op of path.toReversed()) {
      const [x, y] = [lookUp(results, op.input), lookUp(results, op.name)];
      const gradient = this.#layer(op).backward(lookUp(gradients, op.name), {x, y, rule});
      const begun = gradients.get(op.input);
      gradients.set(op.input, begun === undefined ? gradient : tf.add(begun, gradient));
    }
    return gradients;
  }

  #layer({name}: PerceptionOp): TfjsLayer {
    const layer = this.#layers.get(name);
    assert(layer !== undefined, () => `no op '${name}' was built`);
    return layer;
  }
}

/** What an objective is at each of its layers. */
function measureAll(
  objective: Objective,
  layers: readonly string[],
  results: ReadonlyMap<string, tf.Tensor>,
): ReadonlyMap<string, Measured> {
  return new Map(layers.map((layer) => [layer, measureObjective(objective, layer, lookUp(results, layer))]));
}

function lookUp(results: ReadonlyMap<string, tf.Tensor>, name: string): tf.Tensor {
  const tensor = results.get(name);
  assert(tensor !== undefined, () => `no result '${name}'`);
  return tensor;
}

/** [1, h, w, c] or [1, c], read back. */
async function toActivation(tensor: tf.Tensor): Promise<Activation> {
  const [height = 1, width = 1] = tensor.rank === 4 ? tensor.shape.slice(1, 3) : [];
  return {width, height, channels: tensor.shape.at(-1) ?? 1, values: await tensor.data<'float32'>()};
}
