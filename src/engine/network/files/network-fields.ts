/**
 * What every network's model.json says in the same words: header, convolutions, weights, and ops
 * that read one another.
 */
import {EngineError} from '../../../protocol/errors.ts';
import type {ConvOp, WeightEntry} from '../op-list.ts';
import type {JsonReader} from './json-reader.ts';

/** Names of networks, ops and styles. */
export const NAME = /^[a-z0-9][a-z0-9-]*$/;
/** More than any of our networks has; a larger number is a damaged file. */
export const MAX_CHANNELS = 4096;

/** The first fields of a model.json, in one of the versions that its reader knows. */
export interface NetworkHeader<Version extends number> {
  readonly format: 'pareidolia-network';
  readonly formatVersion: Version;
  readonly name: string;
  readonly version: string;
}

/** The weights as TensorFlow.js lists them. */
export type WeightsManifest = readonly {readonly paths: readonly string[]; readonly weights: readonly WeightEntry[]}[];

/**
 * Reads format, name and version.
 * @throws EngineError 'model-invalid' for a version of the format that is none of `versions`.
 */
export function parseHeader<Version extends number>(
  file: JsonReader,
  versions: readonly Version[],
): NetworkHeader<Version> {
  return {
    format: file.field('format').literal('pareidolia-network'),
    formatVersion: file.field('formatVersion').literal(...versions),
    name: file.field('name').string(NAME),
    version: file.field('version').string(),
  };
}

/** Reads a convolution whose kind, name and input are read already. */
export function parseConv(op: JsonReader, name: string, input: string): ConvOp {
  const pad = op.field('pad');
  return {
    kind: 'conv',
    name,
    input,
    kernel: op.field('kernel').integer(1, 15),
    stride: op.field('stride').integer(1, 4),
    pad: {mode: pad.field('mode').literal('edge', 'zero'), size: pad.field('size').integer(0, 7)},
    inChannels: op.field('inChannels').integer(1, MAX_CHANNELS),
    outChannels: op.field('outChannels').integer(1, MAX_CHANNELS),
    bias: op.field('bias').boolean(),
  };
}

/** Reads the list of weights. */
export function parseWeightsManifest(manifest: JsonReader): WeightsManifest {
  return manifest.array((group) => ({
    paths: group.field('paths').array((path) => path.string(/^[a-z0-9][a-z0-9._-]*$/)),
    weights: group.field('weights').array(parseWeight),
  }));
}

/**
 * Every input is known before it is used, no name is there twice, and something makes the output.
 */
export function checkNames(
  input: string,
  ops: readonly ({readonly name: string} & ({readonly input: string} | {readonly inputs: readonly string[]}))[],
  output: string,
): void {
  const known = new Set([input]);
  for (const op of ops) {
    for (const source of 'inputs' in op ? op.inputs : [op.input]) {
      if (!known.has(source))
        throw new EngineError('model-invalid', `op '${op.name}' reads '${source}', which no earlier op makes`);
    }
    if (known.has(op.name)) throw new EngineError('model-invalid', `two ops are named '${op.name}'`);
    known.add(op.name);
  }
  if (!known.has(output)) throw new EngineError('model-invalid', `no op makes the output '${output}'`);
}

function parseWeight(weight: JsonReader): WeightEntry {
  const entry: WeightEntry = {
    name: weight.field('name').string(),
    shape: weight.field('shape').array((side) => side.integer(1, 1 << 20)),
    dtype: weight.field('dtype').literal('float32'),
  };
  if (!weight.has('quantization')) return entry;
  return {...entry, quantization: {dtype: weight.field('quantization').field('dtype').literal('float16')}};
}
