/**
 * Reads the perception network's model.json: op list, names, channel counts, layers and labels,
 * before anything is built from it.
 */
import {EngineError} from '../../../protocol/errors.ts';
import type {PerceptionNetworkFile, PerceptionOp, PerceptionSelfTest} from '../perception.ts';
import {traceChannels} from '../channel-counts.ts';
import {JsonReader} from './json-reader.ts';
import {checkNames, MAX_CHANNELS, NAME, parseConv, parseHeader, parseWeightsManifest} from './network-fields.ts';

/** Pictures larger than this are no use to a network of this kind. */
const MAX_SIDE_PX = 1024;

/** Checks everything in model.json. @throws EngineError 'model-invalid' naming what is wrong. */
export function parsePerceptionNetwork(text: string): PerceptionNetworkFile {
  const file = JsonReader.parse(text, 'model.json');
  const input = file.field('input');
  const network: PerceptionNetworkFile = {
    ...parseHeader(file, [1]),
    input: {
      name: input.field('name').string(NAME),
      channels: input.field('channels').integer(3, 3),
      multipleOf: input.field('multipleOf').integer(1, 64),
      side: input.field('side').integer(1, MAX_SIDE_PX),
    },
    ops: file.field('ops').array(parseOp),
    output: file.field('output').string(NAME),
    layers: file.field('layers').array((layer) => layer.string(NAME)),
    labels: file.field('labels').array((label) => ({
      word: label.field('word').string(/\S/),
      marked: label.field('marked').boolean(),
    })),
    selfTest: parseSelfTest(file.field('selfTest')),
    weightsManifest: parseWeightsManifest(file.field('weightsManifest')),
  };
  checkNames(network.input.name, network.ops, network.output);
  traceChannels(network);
  checkSides(network);
  checkLayers(network);
  checkOutput(network);
  checkSelfTest(network);
  return network;
}

function parseOp(op: JsonReader): PerceptionOp {
  const kind = op.field('kind').literal('affine', 'conv', 'relu', 'max-pool', 'global-average', 'dense', 'softmax');
  const name = op.field('name').string(NAME);
  const input = op.field('input').string(NAME);
  switch (kind) {
    case 'affine':
      return {
        kind,
        name,
        input,
        scale: op.field('scale').number(-1e3, 1e3),
        shift: op.field('shift').number(-1e3, 1e3),
      };
    case 'conv': {
      const conv = parseConv(op, name, input);
      // Outputs lie over their inputs' centres, so that a layer's side is the picture's over its
      // strides.
      if (conv.pad.mode === 'zero' && conv.kernel === 2 * conv.pad.size + 1) return conv;
      throw new EngineError('model-invalid', `op '${name}' is not padded with half its kernel of zeros`);
    }
    case 'max-pool':
      return {kind, name, input, size: op.field('size').integer(2, 4)};
    case 'dense':
      return {
        kind,
        name,
        input,
        inChannels: op.field('inChannels').integer(1, MAX_CHANNELS),
        outChannels: op.field('outChannels').integer(1, MAX_CHANNELS),
      };
    case 'relu':
    case 'global-average':
    case 'softmax':
      return {kind, name, input};
  }
}

function parseSelfTest(test: JsonReader): PerceptionSelfTest {
  const gradient = test.field('gradient');
  return {
    width: test.field('width').integer(1, MAX_SIDE_PX),
    height: test.field('height').integer(1, MAX_SIDE_PX),
    input: test.field('input').string(),
    likeliest: test.field('likeliest').array((entry) => ({
      label: entry.field('label').integer(0, MAX_CHANNELS),
      probability: entry.field('probability').number(0, 1),
    })),
    gradient: {
      layer: gradient.field('layer').string(NAME),
      step: gradient.field('step').number(Number.MIN_VALUE, Number.MAX_VALUE),
      values: gradient.field('values').string(),
    },
  };
}

/** Sides that the network accepts can be halved as often as its ops do. */
function checkSides({input, ops}: PerceptionNetworkFile): void {
  const strides = new Map([[input.name, 1]]);
  for (const op of ops) {
    const own = op.kind === 'conv' ? op.stride : op.kind === 'max-pool' ? op.size : 1;
    const stride = (strides.get(op.input) ?? 1) * own;
    strides.set(op.name, stride);
    if (input.multipleOf % stride !== 0) {
      throw new EngineError(
        'model-invalid',
        `sides are multiples of ${input.multipleOf}, which op '${op.name}' cannot divide by ${stride}`,
      );
    }
  }
  if (input.side % input.multipleOf !== 0) {
    throw new EngineError('model-invalid', `the side of ${input.side} pixels is no multiple of ${input.multipleOf}`);
  }
}

function checkLayers({layers, ops}: PerceptionNetworkFile): void {
  if (layers.length === 0) throw new EngineError('model-invalid', 'the network lists no layers');
  for (const [index, layer] of layers.entries()) {
    const isRectified = ops.some(({kind, name}) => kind === 'relu' && name === layer);
    if (!isRectified) throw new EngineError('model-invalid', `the layer '${layer}' is no ReLU of the network`);
    if (layers.indexOf(layer) !== index) throw new EngineError('model-invalid', `the layer '${layer}' is listed twice`);
  }
}

/** The output is the softmax of a dense op with one score for each label. */
function checkOutput({output, ops, labels}: PerceptionNetworkFile): void {
  const softmax = ops.find(({name}) => name === output);
  if (softmax?.kind !== 'softmax') throw new EngineError('model-invalid', `the output '${output}' is no softmax`);
  const dense = ops.find(({name}) => name === softmax.input);
  if (dense?.kind !== 'dense') throw new EngineError('model-invalid', `the output '${output}' reads no dense op`);
  if (dense.outChannels !== labels.length) {
    throw new EngineError(
      'model-invalid',
      `the network scores ${dense.outChannels} classes and names ${labels.length}`,
    );
  }
}

/** The self-test asks for what the network has. */
function checkSelfTest({selfTest, input, layers, labels}: PerceptionNetworkFile): void {
  const {width, height, likeliest, gradient} = selfTest;
  if (width % input.multipleOf !== 0 || height % input.multipleOf !== 0) {
    throw new EngineError('model-invalid', `the self-test's picture of ${width}x${height} does not fit the network`);
  }
  if (likeliest.length === 0) throw new EngineError('model-invalid', 'the self-test names no label');
  const unknown = likeliest.find(({label}) => label >= labels.length);
  if (unknown) throw new EngineError('model-invalid', `the self-test names a label ${unknown.label}`);
  if (!layers.includes(gradient.layer)) {
    throw new EngineError(
      'model-invalid',
      `the self-test names a layer '${gradient.layer}', which the network does not list`,
    );
  }
}
