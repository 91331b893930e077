/**
 * Reads a style network's model.json: checks the op list's shape, names and channel counts before
 * anything is built from it.
 */
import {EngineError} from '../../../protocol/errors.ts';
import type {NetworkOp, StyleNetworkFile} from '../op-list.ts';
import {type Hand, HAND_LIMITS, HAND_NUMBERS, MARKS, PLAIN_HAND} from '../hand.ts';
import {MOST_OCTAVES} from '../pattern.ts';
import {JsonReader} from './json-reader.ts';
import {checkNames, MAX_CHANNELS, NAME, parseConv, parseHeader, parseWeightsManifest} from './network-fields.ts';

/** Versions of the format that are read. */
const VERSIONS = [1, 2] as const;

/** More than any of our patterns has; a larger number is a damaged file. */
const MOST_PATTERN_SIDE = 512;

/** Checks everything in model.json. @throws EngineError 'model-invalid' naming what is wrong. */
export function parseStyleNetwork(text: string): StyleNetworkFile {
  const file = JsonReader.parse(text, 'model.json');
  const input = file.field('input');
  const selfTest = file.field('selfTest');
  const network: StyleNetworkFile = {
    ...parseHeader(file, VERSIONS),
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
      ...(style.has('hand') ? {hand: parseHand(style.field('hand'))} : {}),
    })),
    selfTest: {
      width: selfTest.field('width').integer(1, 256),
      height: selfTest.field('height').integer(1, 256),
      styles: selfTest.field('styles').array((weight) => weight.number(0, 1)),
      input: selfTest.field('input').string(),
      output: selfTest.field('output').string(),
    },
    weightsManifest: parseWeightsManifest(file.field('weightsManifest')),
  };
  checkNames(network.input.name, network.ops, network.output);
  checkPatterns(network);
  checkStyles(network);
  return network;
}

const KINDS = [
  ...(['space-to-depth', 'depth-to-space', 'conv', 'instance-norm', 'add-pattern'] as const),
  ...(['relu', 'sigmoid', 'add', 'resize-nearest'] as const),
];

function parseOp(op: JsonReader): NetworkOp {
  const kind = op.field('kind').literal(...KINDS);
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
    case 'add-pattern':
      return {kind, name, input, side: op.field('side').integer(1, MOST_PATTERN_SIDE), cells: parseCells(op)};
    case 'conv':
      return parseConv(op, name, input);
  }
}

function parseCells(op: JsonReader): readonly number[] {
  const cells = op.field('cells').array((cell) => cell.number(0, 1));
  if (cells.length === 0 || cells.length > MOST_OCTAVES)
    throw new EngineError('model-invalid', `a pattern has ${cells.length} octaves instead of 1 to ${MOST_OCTAVES}`);
  return cells;
}

/** What a file leaves out is as in the plain hand. */
function parseHand(hand: JsonReader): Hand {
  const numbers = HAND_NUMBERS.filter((name) => hand.has(name)).map((name) => {
    const [low, high] = HAND_LIMITS[name];
    return [name, hand.field(name).number(low, high)];
  });
  const mark = hand.has('mark') ? hand.field('mark').literal(...MARKS) : PLAIN_HAND.mark;
  return {...PLAIN_HAND, ...(Object.fromEntries(numbers) as Partial<Hand>), mark};
}

function parsePalette(palette: JsonReader): readonly [string, string] {
  const [first, second] = palette.array((colour) => colour.string(/^#[0-9a-f]{6}$/));
  if (first === undefined || second === undefined)
    throw new EngineError('model-invalid', 'a palette has fewer than 2 colours');
  return [first, second];
}

/** There is one pattern at most, and it lies on the picture: only there do all engines read it. */
function checkPatterns({ops, input}: StyleNetworkFile): void {
  const [pattern, second] = ops.filter((op) => op.kind === 'add-pattern');
  if (second !== undefined)
    throw new EngineError('model-invalid', `op '${second.name}' adds a second pattern to the picture`);
  if (pattern !== undefined && pattern.input !== input.name) {
    throw new EngineError(
      'model-invalid',
      `op '${pattern.name}' adds a pattern to '${pattern.input}', which is not the picture`,
    );
  }
}

/** There is a style to paint in, and the self-test knows them all. */
function checkStyles(network: StyleNetworkFile): void {
  if (network.styles.length === 0) throw new EngineError('model-invalid', 'the network has no styles');
  if (network.selfTest.styles.length !== network.styles.length) {
    throw new EngineError('model-invalid', 'the self-test mixes another number of styles than the network has');
  }
}
