/** Reads a style network's model.json: checks the op list's shape, names and channel counts before anything is built from it. */
import {EngineError} from '../../protocol/errors.ts';
import type {NetworkOp, StyleNetworkFile, WeightEntry} from '../../protocol/network.ts';
import {JsonReader} from './json-reader.ts';

const NAME = /^[a-z0-9][a-z0-9-]*$/;
const MAX_CHANNELS = 4096;

/** Checks everything in model.json. @throws EngineError 'model-invalid' naming what is wrong. */
export function parseStyleNetwork(text: string): StyleNetworkFile {
  const file = JsonReader.parse(text, 'model.json');
  const input = file.field('input');
  const selfTest = file.field('selfTest');
  const network: StyleNetworkFile = {
    format: file.field('format').literal('pareidolia-network'),
    formatVersion: file.field('formatVersion').literal(1),
    name: file.field('name').string(NAME),
    version: file.field('version').string(),
    input: {
      name: input.field('name').string(NAME),
      channels: input.field('channels').integer(3, 3),
      multipleOf: input.field('multipleOf').integer(1, 64),
    },
    ops: file.field('ops').array(parseOp),
    output: file.field('output').string(NAME),
    styles: file.field('styles').array((style) => ({
      id: style.field('id').string(NAME),
      title: style.field('title').string(),
      painter: style.field('painter').string(),
      year: style.field('year').string(),
      line: style.field('line').string(),
      palette: parsePalette(style.field('palette')),
    })),
    selfTest: {
      width: selfTest.field('width').integer(1, 256),
      height: selfTest.field('height').integer(1, 256),
      styles: selfTest.field('styles').array((weight) => weight.number(0, 1)),
      input: selfTest.field('input').string(),
      output: selfTest.field('output').string(),
    },
    weightsManifest: file.field('weightsManifest').array((group) => ({
      paths: group.field('paths').array((path) => path.string(/^[a-z0-9][a-z0-9._-]*$/)),
      weights: group.field('weights').array(parseWeight),
    })),
  };
  checkNames(network);
  return network;
}

function parseOp(op: JsonReader): NetworkOp {
  const kind = op
    .field('kind')
    .literal('space-to-depth', 'depth-to-space', 'conv', 'instance-norm', 'relu', 'sigmoid', 'add', 'resize-nearest');
  const name = op.field('name').string(NAME);
  if (kind === 'add') {
    const inputs = op.field('inputs').array((input) => input.string(NAME));
    const [first, second, third] = inputs;
    if (first === undefined || second === undefined || third !== undefined) {
      throw new EngineError('model-invalid', `op '${name}' adds ${inputs.length} inputs instead of 2`);
    }
    return {kind, name, inputs: [first, second]};
  }
  const input = op.field('input').string(NAME);
  switch (kind) {
    case 'space-to-depth':
    case 'depth-to-space':
      return {kind, name, input, block: op.field('block').integer(2, 8)};
    case 'resize-nearest':
      return {kind, name, input, factor: op.field('factor').integer(2, 8)};
    case 'relu':
    case 'sigmoid':
      return {kind, name, input};
    case 'instance-norm':
      return {
        kind,
        name,
        input,
        channels: op.field('channels').integer(1, MAX_CHANNELS),
        epsilon: op.field('epsilon').number(0, 1),
      };
    case 'conv':
      return {
        kind,
        name,
        input,
        kernel: op.field('kernel').integer(1, 15),
        stride: op.field('stride').integer(1, 4),
        pad: {
          mode: op.field('pad').field('mode').literal('edge', 'zero'),
          size: op.field('pad').field('size').integer(0, 7),
        },
        inChannels: op.field('inChannels').integer(1, MAX_CHANNELS),
        outChannels: op.field('outChannels').integer(1, MAX_CHANNELS),
        bias: op.field('bias').boolean(),
      };
  }
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

function parsePalette(palette: JsonReader): readonly [string, string] {
  const [first, second] = palette.array((colour) => colour.string(/^#[0-9a-f]{6}$/));
  if (first === undefined || second === undefined) throw new EngineError('model-invalid', 'a palette has fewer than 2 colours');
  return [first, second];
}

/** Every input is known before it is used, no name twice, and there is a style to paint in. */
function checkNames(network: StyleNetworkFile): void {
  const known = new Set([network.input.name]);
  for (const op of network.ops) {
    for (const input of op.kind === 'add' ? op.inputs : [op.input]) {
      if (!known.has(input)) throw new EngineError('model-invalid', `op '${op.name}' reads '${input}', which no earlier op makes`);
    }
    if (known.has(op.name)) throw new EngineError('model-invalid', `two ops are named '${op.name}'`);
    known.add(op.name);
  }
  if (!known.has(network.output)) throw new EngineError('model-invalid', `no op makes the output '${network.output}'`);
  if (network.styles.length === 0) throw new EngineError('model-invalid', 'the network has no styles');
  if (network.selfTest.styles.length !== network.styles.length) {
    throw new EngineError('model-invalid', 'the self-test mixes another number of styles than the network has');
  }
}
