/**
 * Decodes a TensorFlow.js weights manifest into plain float32 arrays, so that every backend starts
 * from the same numbers.
 */
import {io} from '@tensorflow/tfjs-core';
import {EngineError} from '../../../protocol/errors.ts';
import type {NetworkOp, StyleNetworkFile} from '../op-list.ts';
import type {PerceptionNetworkFile, PerceptionOp} from '../perception.ts';
import type {VerifiedModel} from './fetch-model.ts';

/** Weights by name: float32 values and shape. */
export type Weights = ReadonlyMap<string, {readonly values: Float32Array; readonly shape: readonly number[]}>;

/**
 * Decodes and checks every weight the op list needs.
 *
 * @throws EngineError 'model-corrupt' when bytes are missing or a value is not finite,
 *   'model-invalid' when a shape does not fit.
 */
export function decodeWeights(network: StyleNetworkFile | PerceptionNetworkFile, model: VerifiedModel): Weights {
  const folder = model.entry.model.slice(0, model.entry.model.lastIndexOf('/') + 1);
  const weights = new Map<string, {values: Float32Array; shape: number[]}>();
  for (const group of network.weightsManifest) {
    const buffers = group.paths.map((path) => {
      const bytes = model.files.get(folder + path);
      if (bytes === undefined) throw new EngineError('model-invalid', `the manifest lists no file ${folder}${path}`);
      return bytes;
    });
    const specs = group.weights.map(({name, shape, dtype, quantization}) => ({
      name,
      shape: [...shape],
      dtype,
      ...(quantization ? {quantization: {dtype: quantization.dtype, original_dtype: dtype}} : {}),
    }));
    for (const [name, tensor] of Object.entries(decode(specs, io.CompositeArrayBuffer.join(buffers)))) {
      const values = tensor.dataSync<'float32'>();
      weights.set(name, {values: new Float32Array(values), shape: tensor.shape});
      tensor.dispose();
    }
  }
  for (const [name, shape] of requiredWeights(network)) check(weights, name, shape);
  return weights;
}

/** Name and shape of every weight an op list needs. */
export function requiredWeights(network: {
  readonly ops: readonly (NetworkOp | PerceptionOp)[];
  readonly styles?: readonly unknown[];
}): [name: string, shape: number[]][] {
  return network.ops.flatMap((op) => weightsOf(op, network.styles?.length ?? 0));
}

function weightsOf(op: NetworkOp | PerceptionOp, styles: number): [string, number[]][] {
  if (op.kind === 'instance-norm') {
    return [
      [`${op.name}/scale`, [styles, op.channels]],
      [`${op.name}/shift`, [styles, op.channels]],
    ];
  }
  if (op.kind === 'dense') {
    return [
      [`${op.name}/kernel`, [op.inChannels, op.outChannels]],
      [`${op.name}/bias`, [op.outChannels]],
    ];
  }
  if (op.kind !== 'conv') return [];
  const kernel: [string, number[]] = [`${op.name}/kernel`, [op.kernel, op.kernel, op.inChannels, op.outChannels]];
  return op.bias ? [kernel, [`${op.name}/bias`, [op.outChannels]]] : [kernel];
}

function decode(specs: io.WeightsManifestEntry[], bytes: ArrayBuffer): ReturnType<typeof io.decodeWeights> {
  try {
    return io.decodeWeights(bytes, specs);
  } catch (error) {
    throw new EngineError('model-corrupt', 'the weights file is shorter than its manifest says', {cause: error});
  }
}

function check(weights: Weights, name: string, shape: readonly number[]): void {
  const weight = weights.get(name);
  if (weight === undefined) throw new EngineError('model-invalid', `weight '${name}' is missing`);
  if (weight.shape.join() !== shape.join()) {
    throw new EngineError(
      'model-invalid',
      `weight '${name}' has shape [${weight.shape.join()}], the op list needs [${shape.join()}]`,
    );
  }
  if (!weight.values.every(Number.isFinite))
    throw new EngineError('model-corrupt', `weight '${name}' has values that are no numbers`);
}
