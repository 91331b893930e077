/**
 * Builds a style network from its op list on TensorFlow.js: the implementation for WebGL2 and wasm,
 * and the reference for WebGPU.
 *
 * The caller has chosen the tfjs backend. Shapes are NHWC float32, batch 1, RGB in 0..1.
 */
import * as tf from '@tensorflow/tfjs-core';
import {assert, assertNever} from '../../../protocol/assert.ts';
import type {ConvOp, InstanceNormOp, NetworkOp, StyleNetworkFile} from '../op-list.ts';
import {mixRow} from '../mix-row.ts';
import {patternOf} from '../pattern-planes.ts';
import type {StyleWeights} from '../style-network.ts';
import type {Weights} from '../files/decode-weights.ts';
import {TfjsPattern} from './tfjs-pattern.ts';
import {depthToSpace, spaceToDepth} from './tfjs-folds.ts';

/** What one forward pass is told, and tells of itself. */
export interface ForwardOptions {
  /** The picture was mirrored on its way in; not unless said otherwise. */
  readonly isMirrored?: boolean;
  /**
   * Called with each op's result while it is alive, in order: for goldens. Must not keep the
   * tensor.
   */
  readonly onResult?: (op: NetworkOp, result: tf.Tensor4D) => void;
}

/** The network's weights as tensors, ready to run at any size. */
export class TfjsNetwork {
  readonly #network: Pick<StyleNetworkFile, 'ops' | 'input' | 'output' | 'styles'>;
  readonly #weights: Weights;
  readonly #tensors = new Map<string, tf.Tensor>();
  readonly #pattern: TfjsPattern | null;
  #rows = new Map<string, tf.Tensor1D>();
  #rowsOf: StyleWeights | null = null;

  constructor(network: Pick<StyleNetworkFile, 'ops' | 'input' | 'output' | 'styles'>, weights: Weights) {
    this.#network = network;
    this.#weights = weights;
    for (const op of network.ops) {
      if (op.kind === 'conv') this.#createConvTensors(op);
    }
    const planes = patternOf(network, new Map([...weights].map(([name, {values}]) => [name, values])));
    this.#pattern = planes && new TfjsPattern(planes);
  }

  /**
   * Runs the network. The caller owns the result.
   *
   * @param image [1, h, w, 3]; sides that are no multiple of the network's are padded by their edge
   *   and cropped again.
   * @param weights one weight for each style.
   * @returns [1, h, w, 3] in 0..1.
   */
  forward(image: tf.Tensor4D, weights: StyleWeights, options: ForwardOptions = {}): tf.Tensor4D {
    this.#mixRows(weights);
    const [, height, width] = image.shape;
    this.#pattern?.lay({picture: {width, height}, isMirrored: options.isMirrored ?? false, mix: weights});
    return tf.tidy(() => {
      const results = new Map<string, tf.Tensor4D>();
      results.set(this.#network.input.name, padToMultiple(image, this.#network.input.multipleOf));
      for (const [index, op] of this.#network.ops.entries()) {
        const result = this.#run(op, results);
        options.onResult?.(op, result);
        results.set(op.name, result);
        this.#releaseUnneeded(index, results);
      }
      return crop(lookUp(results, this.#network.output), height, width);
    });
  }

  /** Frees every tensor. */
  dispose(): void {
    for (const tensor of [...this.#tensors.values(), ...this.#rows.values()]) tensor.dispose();
    this.#pattern?.dispose();
    this.#tensors.clear();
    this.#rows.clear();
    this.#rowsOf = null;
  }

  #createConvTensors(op: ConvOp): void {
    for (const name of op.bias ? [`${op.name}/kernel`, `${op.name}/bias`] : [`${op.name}/kernel`]) {
      const weight = this.#weight(name);
      this.#tensors.set(name, tf.tensor(weight.values, [...weight.shape], 'float32'));
    }
  }

  /**
   * Mixes the style rows on the CPU: some thousand multiplications, only when the mix has changed.
   */
  #mixRows(weights: StyleWeights): void {
    if (this.#rowsOf !== null && weights.every((weight, index) => weight === this.#rowsOf?.[index])) return;
    for (const tensor of this.#rows.values()) tensor.dispose();
    this.#rows = new Map();
    for (const op of this.#network.ops) {
      if (op.kind !== 'instance-norm') continue;
      for (const name of [`${op.name}/scale`, `${op.name}/shift`]) {
        this.#rows.set(name, tf.tensor1d(mixRow(this.#weight(name).values, weights, op.channels)));
      }
    }
    this.#rowsOf = [...weights];
  }

  #run(op: NetworkOp, results: ReadonlyMap<string, tf.Tensor4D>): tf.Tensor4D {
    if (op.kind === 'add') return tf.add(lookUp(results, op.inputs[0]), lookUp(results, op.inputs[1]));
    const x = lookUp(results, op.input);
    switch (op.kind) {
      case 'conv':
        return this.#conv(op, x);
      case 'instance-norm':
        return this.#instanceNorm(op, x);
      case 'add-pattern':
        return this.#addPattern(x);
      case 'relu':
        return tf.relu(x);
      case 'sigmoid':
        return tf.sigmoid(x);
      case 'space-to-depth':
        return spaceToDepth(x, op.block);
      case 'depth-to-space':
        return depthToSpace(x, op.block);
      case 'resize-nearest':
        return tf.image.resizeNearestNeighbor(x, [x.shape[1] * op.factor, x.shape[2] * op.factor]);
      default:
        return assertNever(op);
    }
  }

  #conv(op: ConvOp, x: tf.Tensor4D): tf.Tensor4D {
    const pads: [number, number][] = [
      [0, 0],
      [op.pad.size, op.pad.size],
      [op.pad.size, op.pad.size],
      [0, 0],
    ];
    // Repeating the edge by one pixel is what 'symmetric' does; wider edges do not occur in our
    // networks.
    assert(op.pad.mode === 'zero' || op.pad.size <= 1, () => `edge padding of ${op.pad.size} pixels is not built`);
    const padded =
      op.pad.size === 0 ? x : op.pad.mode === 'edge' ? tf.mirrorPad(x, pads, 'symmetric') : tf.pad(x, pads);
    const filter = this.#tensor(`${op.name}/kernel`) as tf.Tensor4D;
    const bias = op.bias ? {bias: this.#tensor(`${op.name}/bias`)} : {};
    return tf.fused.conv2d({x: padded, filter, strides: op.stride, pad: 'valid', ...bias});
  }

  #instanceNorm(op: InstanceNormOp, x: tf.Tensor4D): tf.Tensor4D {
    const {mean, variance} = spatialMoments(x);
    const scale = this.#row(`${op.name}/scale`);
    const shift = this.#row(`${op.name}/shift`);
    return tf.batchNorm4d(x, mean, variance, shift, scale, op.epsilon);
  }

  #addPattern(x: tf.Tensor4D): tf.Tensor4D {
    assert(this.#pattern !== null, () => 'a network with a pattern has none');
    return this.#pattern.addTo(x);
  }

  /** Frees results no later op reads: at 1080 lines all of them together would not fit. */
  #releaseUnneeded(index: number, results: Map<string, tf.Tensor4D>): void {
    const later = this.#network.ops.slice(index + 1);
    for (const [name, tensor] of results) {
      const isNeeded = name === this.#network.output || later.some((op) => inputsOf(op).includes(name));
      if (isNeeded) continue;
      results.delete(name);
      tensor.dispose();
    }
  }

  #tensor(name: string): tf.Tensor {
    const tensor = this.#tensors.get(name);
    assert(tensor !== undefined, () => `no tensor '${name}': was the network disposed?`);
    return tensor;
  }

  #row(name: string): tf.Tensor1D {
    const row = this.#rows.get(name);
    assert(row !== undefined, () => `no style row '${name}'`);
    return row;
  }

  #weight(name: string): {readonly values: Float32Array; readonly shape: readonly number[]} {
    const weight = this.#weights.get(name);
    assert(weight !== undefined, () => `no weight '${name}'`);
    return weight;
  }
}

/** Mean and biased variance over height and width, [channels] each. */
function spatialMoments(x: tf.Tensor4D): {mean: tf.Tensor1D; variance: tf.Tensor1D} {
  const {mean, variance} = tf.moments(x, [0, 1, 2]);
  return {mean: tf.reshape(mean, [x.shape[3]]), variance: tf.reshape(variance, [x.shape[3]])};
}

/** The names an op reads. */
function inputsOf(op: NetworkOp): readonly string[] {
  return op.kind === 'add' ? op.inputs : [op.input];
}

function lookUp(results: ReadonlyMap<string, tf.Tensor4D>, name: string): tf.Tensor4D {
  const tensor = results.get(name);
  assert(tensor !== undefined, () => `no result '${name}'`);
  return tensor;
}

/** Repeats the last row and column until both sides are multiples of `multiple`. */
function padToMultiple(x: tf.Tensor4D, multiple: number): tf.Tensor4D {
  const [, height, width] = x.shape;
  const below = (multiple - (height % multiple)) % multiple;
  const right = (multiple - (width % multiple)) % multiple;
  let padded = x.clone();
  if (below > 0) {
    const edge = tf.slice(padded, [0, height - 1, 0, 0], [1, 1, width, x.shape[3]]);
    padded = tf.concat([padded, tf.tile(edge, [1, below, 1, 1])], 1);
  }
  if (right > 0) {
    const edge = tf.slice(padded, [0, 0, width - 1, 0], [1, height + below, 1, x.shape[3]]);
    padded = tf.concat([padded, tf.tile(edge, [1, 1, right, 1])], 2);
  }
  return padded;
}

function crop(x: tf.Tensor4D, height: number, width: number): tf.Tensor4D {
  return x.shape[1] === height && x.shape[2] === width ? x : tf.slice(x, [0, 0, 0, 0], [1, height, width, x.shape[3]]);
}
