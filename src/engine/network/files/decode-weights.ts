/**
 * Decodes a TensorFlow.js weights manifest into plain float32 arrays, so that every backend starts
 * from the same numbers.
 */
import {EngineError} from '../../../protocol/errors.ts';
import type {NetworkOp, StyleNetworkFile, WeightEntry} from '../op-list.ts';
import type {PerceptionNetworkFile, PerceptionOp} from '../perception.ts';
import type {VerifiedModel} from './fetch-model.ts';
import {fromFloat16} from './float16.ts';

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
  const weights = new Map<string, {values: Float32Array; shape: readonly number[]}>();
  for (const group of network.weightsManifest) {
    const buffers = group.paths.map((path) => {
      const bytes = model.files.get(folder + path);
      if (bytes === undefined) throw new EngineError('model-invalid', `the manifest lists no file ${folder}${path}`);
      return bytes;
    });
    for (const [name, weight] of decodeGroup(group.weights, joined(buffers))) weights.set(name, weight);
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
  if (op.kind === 'add-pattern') {
    return [
      [`${op.name}/tiles`, [op.cells.length, op.side, op.side]],
      [`${op.name}/amplitude`, [styles]],
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

/** The weights of a group, which lie one behind the other in its files. */
function decodeGroup(entries: readonly WeightEntry[], bytes: DataView): Weights {
  const weights = new Map<string, {values: Float32Array; shape: readonly number[]}>();
  let offset = 0;
  for (const {name, shape, quantization} of entries) {
    const count = shape.reduce((product, side) => product * side, 1);
    const valueBytes = quantization === undefined ? 4 : 2;
    if (offset + count * valueBytes > bytes.byteLength) {
      throw new EngineError('model-corrupt', 'the weights file is shorter than its manifest says');
    }
    const values = new Float32Array(count);
    for (let index = 0; index < count; index++) {
      const at = offset + index * valueBytes;
      values[index] = valueBytes === 4 ? bytes.getFloat32(at, true) : fromFloat16(bytes.getUint16(at, true));
    }
    weights.set(name, {values, shape});
    offset += count * valueBytes;
  }
  return weights;
}

function joined(buffers: readonly ArrayBuffer[]): DataView {
  const bytes = new Uint8Array(buffers.reduce((sum, {byteLength}) => sum + byteLength, 0));
  let offset = 0;
  for (const buffer of buffers) {
    bytes.set(new Uint8Array(buffer), offset);
    offset += buffer.byteLength;
  }
  return new DataView(bytes.buffer);
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
