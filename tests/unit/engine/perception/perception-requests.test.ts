import {describe, expect, test} from 'vitest';

import {
  checkPicture,
  findLayer,
  layerOfObjective,
  layersOfObjective,
} from '../../../../src/engine/network/check-request.ts';
import {EngineError} from '../../../../src/protocol/errors.ts';
import type {Objective} from '../../../../src/engine/network/perception.ts';
import {randomPerception} from '../../../support/network/random-perception.ts';

const {file, picture} = randomPerception(1, {labels: 5});

function errorOf(act: () => unknown): EngineError {
  try {
    act();
  } catch (error) {
    if (error instanceof EngineError) return error;
  }
  throw new Error('no EngineError was thrown');
}

test('a layer is any op by its name, and a class is measured at the scores before the softmax', () => {
  expect(findLayer(file, 'conv1').kind).toBe('conv');
  expect(layerOfObjective(file, {kind: 'l2', layer: 'conv1-relu'})).toBe('conv1-relu');
  expect(layerOfObjective(file, {kind: 'channel', layer: 'centred', channel: 2})).toBe('centred');
  expect(layerOfObjective(file, {kind: 'class', label: 4})).toBe('logits');
  expect(layerOfObjective(file, {kind: 'log-odds', label: 4})).toBe('logits');
});

test('cotangents are measured at the deepest of their layers, and at the others on its way', () => {
  const values = new Float32Array(0);
  const layers = ['conv1-relu', 'pool1', 'conv1'].map((layer) => ({layer, values}));
  expect(layersOfObjective(file, {kind: 'cotangents', layers})).toEqual(['pool1', 'conv1-relu', 'conv1']);
  expect(layerOfObjective(file, {kind: 'cotangents', layers})).toBe('pool1');
});

test.each<[string, Objective, string]>([
  ['layer', {kind: 'l2', layer: 'conv9'}, "no layer 'conv9'; it has centred, conv1, conv1-relu, pool1"],
  ['channel', {kind: 'channel', layer: 'centred', channel: 3}, "layer 'centred' has no channel 3; it has 0 to 2"],
  ['channel', {kind: 'channel', layer: 'centred', channel: 0.5}, 'no channel 0.5'],
  ['label', {kind: 'log-odds', label: 5}, 'no label 5; it has 0 to 4'],
  ['label', {kind: 'class', label: -1}, 'no label -1; it has 0 to 4'],
  [
    'guide',
    {kind: 'guide', layer: 'centred', features: new Float32Array(4)},
    "does not fit layer 'centred', which has 3",
  ],
  ['guide', {kind: 'guide', layer: 'centred', features: new Float32Array(0)}, 'a guide of 0 values'],
  ['layer', {kind: 'cotangents', layers: [{layer: 'conv9', values: new Float32Array(0)}]}, "no layer 'conv9'"],
  ['layer', {kind: 'cotangents', layers: []}, 'of one layer at least'],
  [
    'second layer',
    {kind: 'cotangents', layers: ['conv1', 'conv1'].map((layer) => ({layer, values: new Float32Array(0)}))},
    'of each layer once',
  ],
])('an objective whose %s does not exist is refused, and the refusal names what does', (_what, objective, detail) => {
  const error = errorOf(() => layerOfObjective(file, objective));
  expect(error.code).toBe('layer-unknown');
  expect(error.detail).toContain(detail);
});

describe('a picture', () => {
  test('that fits is let through', () => {
    expect(() => {
      checkPicture(file, picture);
    }).not.toThrow();
  });

  test.each([
    [
      'of odd sides',
      {width: 33, height: 32, values: new Float32Array(33 * 32 * 3)},
      'internal',
      'sides are multiples of 8',
    ],
    [
      'with too few values',
      {width: 8, height: 8, values: new Float32Array(64)},
      'internal',
      '64 values instead of 192',
    ],
    ['without pixels', {width: 0, height: 32, values: new Float32Array(0)}, 'source-empty', '0x32'],
  ] as const)('%s is refused', (_what, refused, code, detail) => {
    const error = errorOf(() => {
      checkPicture(file, refused);
    });
    expect(error.code).toBe(code);
    expect(error.detail).toContain(detail);
  });
});
