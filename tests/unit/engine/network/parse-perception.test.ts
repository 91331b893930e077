import {describe, expect, test} from 'vitest';

import {traceChannels} from '../../../../src/engine/network/channel-counts.ts';
import {parsePerceptionNetwork} from '../../../../src/engine/network/files/parse-perception.ts';
import {EngineError} from '../../../../src/protocol/errors.ts';
import type {PerceptionNetworkFile} from '../../../../src/engine/network/perception.ts';
import {randomPerception} from '../../../support/network/random-perception.ts';

const {file} = randomPerception(1);

/** The file with one value replaced, by its path. */
function altered(path: string, value: unknown, of: PerceptionNetworkFile = file): string {
  const copy = JSON.parse(JSON.stringify(of)) as Record<string, unknown>;
  const keys = path.split('.');
  let place = copy;
  for (const key of keys.slice(0, -1)) place = place[key] as Record<string, unknown>;
  place[keys.at(-1)!] = value;
  return JSON.stringify(copy);
}

function indexOf(name: string): number {
  return file.ops.findIndex((op) => op.name === name);
}

describe('the perception network file', () => {
  test.each([1, 2, 3, 4, 5])('is read as it was written, network %d', (seed) => {
    const written = randomPerception(seed).file;
    expect(parsePerceptionNetwork(JSON.stringify(written))).toEqual(written);
  });

  test('says how many channels every op makes', () => {
    const channels = traceChannels(file);
    const first = file.ops[indexOf('conv1')]!;
    expect(channels.get('centred')).toBe(3);
    expect(channels.get('pool1')).toBe(first.kind === 'conv' && first.outChannels);
    expect(channels.get('probabilities')).toBe(5);
  });
});

test.each([
  ['another format', 'format', 'onnx', 'model.json.format'],
  ['a later version of the format', 'formatVersion', 2, 'formatVersion'],
  ['grey pictures', 'input.channels', 1, 'input.channels'],
  ['a side that is no multiple', 'input.side', 36, 'no multiple of 8'],
  ['sides that the pools cannot halve', 'input.multipleOf', 4, 'cannot divide by 8'],
  ['an op it does not know', `ops.0.kind`, 'instance-norm', 'ops[0].kind'],
  ['an op that reads what comes later', 'ops.0.input', 'logits', "reads 'logits', which no earlier op makes"],
  ['two ops of one name', `ops.${indexOf('logits')}.name`, 'average', "two ops are named 'average'"],
  ['a convolution of other channels', `ops.${indexOf('conv1')}.inChannels`, 4, "op 'conv1' reads 4 channels"],
  ['a convolution with a wide border', `ops.${indexOf('conv1')}.pad.size`, 1, 'half its kernel'],
  ['a convolution that repeats the edge', `ops.${indexOf('conv1')}.pad.mode`, 'edge', 'half its kernel'],
  ['a dense op of other channels', `ops.${indexOf('logits')}.inChannels`, 4000, "op 'logits' reads 4000 channels"],
  ['a dense op on a picture', `ops.${indexOf('logits')}.input`, 'conv2a-relu', "op 'logits'"],
  ['a layer that is no ReLU', 'layers.0', 'conv1', "'conv1' is no ReLU"],
  ['a layer that is not there', 'layers.0', 'conv9-relu', "'conv9-relu' is no ReLU"],
  ['a layer twice', 'layers.1', 'conv1-relu', "'conv1-relu' is listed twice"],
  ['no layers', 'layers', [], 'no layers'],
  ['scores as output', 'output', 'logits', "'logits' is no softmax"],
  ['an output that is not there', 'output', 'words', "no op makes the output 'words'"],
  ['fewer labels than scores', 'labels', file.labels.slice(1), 'scores 5 classes and names 4'],
  ['a label without a word', 'labels.0.word', ' ', 'labels[0].word'],
  ['a label that does not say whether it is marked', 'labels.0.marked', 1, 'labels[0].marked'],
  ['a self-test on a picture that does not fit', 'selfTest.width', 12, "self-test's picture of 12x"],
  ['a self-test of no label', 'selfTest.likeliest', [], 'names no label'],
  ['a self-test of a label that is not there', 'selfTest.likeliest.0.label', 5, 'names a label 5'],
  ['a self-test of a layer that is not listed', 'selfTest.gradient.layer', 'conv1', "names a layer 'conv1'"],
  ['a self-test whose gradient is nothing', 'selfTest.gradient.step', 0, 'selfTest.gradient.step'],
  ['weights outside its folder', 'weightsManifest.0.paths.0', '../weights.bin', 'paths[0]'],
  ['weights of another type', 'weightsManifest.0.weights.0.dtype', 'int32', 'dtype'],
])('a perception network with %s is refused', (_what, path, value, complaint) => {
  expect(() => parsePerceptionNetwork(altered(path, value))).toThrow(EngineError);
  expect(() => parsePerceptionNetwork(altered(path, value))).toThrow(complaint);
});

test('text that is no JSON is refused', () => {
  expect(() => parsePerceptionNetwork('<!doctype html>')).toThrow('model.json is not JSON');
});
