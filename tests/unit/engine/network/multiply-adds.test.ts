/** Counting a network's multiply-adds from its op list. */
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';

import {multiplyAddsPerPixel} from '../../../../src/engine/network/multiply-adds.ts';
import {parseStyleNetwork} from '../../../../src/engine/network/files/parse-network.ts';
import type {ConvOp, NetworkOp} from '../../../../src/engine/network/op-list.ts';
import type {PerceptionOp} from '../../../../src/engine/network/perception.ts';

const INPUT = {name: 'image', channels: 3, multipleOf: 4};
const conv = (name: string, input: string, channels: readonly [number, number], stride = 1, kernel = 3): ConvOp => ({
  kind: 'conv',
  name,
  input,
  kernel,
  stride,
  pad: {mode: 'edge', size: 1},
  inChannels: channels[0],
  outChannels: channels[1],
  bias: false,
});

test('a convolution counts once for every pixel it computes', () => {
  expect(multiplyAddsPerPixel({input: INPUT, ops: [conv('a', 'image', [3, 8])]})).toBe(9 * 3 * 8);
});

test('folds and strides make pixels fewer, unfolding and enlarging make them more', () => {
  const ops: NetworkOp[] = [
    {kind: 'space-to-depth', name: 'fold', input: 'image', block: 2},
    conv('down', 'fold', [12, 16], 2),
    {kind: 'relu', name: 'relu', input: 'down'},
    conv('same', 'relu', [16, 16]),
    {kind: 'add', name: 'sum', inputs: ['relu', 'same']},
    {kind: 'resize-nearest', name: 'grow', input: 'sum', factor: 2},
    conv('up', 'grow', [16, 12], 1, 1),
    {kind: 'depth-to-space', name: 'unfold', input: 'up', block: 2},
    conv('fine', 'unfold', [3, 3]),
  ];
  const expected = (9 * 12 * 16) / 16 + (9 * 16 * 16) / 16 + (16 * 12) / 4 + 9 * 3 * 3;
  expect(multiplyAddsPerPixel({input: INPUT, ops})).toBe(expected);
});

test('the shipped network costs a few thousand a pixel', () => {
  const file = parseStyleNetwork(readFileSync(new URL('../../../../models/style/model.json', import.meta.url), 'utf8'));
  expect(multiplyAddsPerPixel(file)).toBeGreaterThan(5_000);
  expect(multiplyAddsPerPixel(file)).toBeLessThan(50_000);
});

test('a convolution after max-pooling counts for the pixels that are left, and what follows the average for none', () => {
  const ops: PerceptionOp[] = [
    {kind: 'affine', name: 'centred', input: 'image', scale: 2, shift: -1},
    {...conv('first', 'centred', [3, 8], 2, 7), pad: {mode: 'zero', size: 3}},
    {kind: 'relu', name: 'relu', input: 'first'},
    {kind: 'max-pool', name: 'pool', input: 'relu', size: 2},
    conv('second', 'pool', [8, 16]),
    {kind: 'global-average', name: 'average', input: 'second'},
    {kind: 'dense', name: 'logits', input: 'average', inChannels: 16, outChannels: 5},
  ];
  expect(multiplyAddsPerPixel({input: INPUT, ops})).toBe((49 * 3 * 8) / 4 + (9 * 8 * 16) / 16);
});
