/** What a cell sees of the picture. */
import {expect, test} from 'vitest';

import {cropField, receptiveField} from '../../../../../src/engine/lenses/shared/receptive-field.ts';
import {naiveForward} from '../../../../support/network/naive-perception.ts';
import {randomPerception} from '../../../../support/network/random-perception.ts';

const random = randomPerception(3, {stages: 2, width: 64, height: 64});

test('a changed pixel changes the cells whose field holds it, and no other', () => {
  const layer = 'conv2a-relu';
  const {side, step, first} = receptiveField(random.file, layer);
  const before = naiveForward(random, random.picture).get(layer)!;
  const [column, row] = [30, 21];
  const values = random.picture.values.slice();
  values.fill(9, (row * 64 + column) * 3, (row * 64 + column) * 3 + 3);
  const after = naiveForward(random, {...random.picture, values}).get(layer)!;
  const sees = (pixel: number, cell: number): boolean => {
    const from = first + cell * step;
    return pixel >= from && pixel < from + side;
  };
  const changed = [];
  for (let cell = 0; cell < before.width * before.height; cell++) {
    const at = (values: Float64Array) => values.slice(cell * before.channels, (cell + 1) * before.channels);
    if (at(before.values).every((value, channel) => value === at(after.values)[channel])) continue;
    changed.push([cell % before.width, Math.floor(cell / before.width)] as const);
  }
  expect(changed.length).toBeGreaterThan(4);
  expect(changed.every(([x, y]) => sees(column, x) && sees(row, y))).toBe(true);
  // None of the columns that see it stays as it was.
  const columns = Array.from({length: before.width}, (_, x) => x).filter((x) => sees(column, x));
  expect([...new Set(changed.map(([x]) => x))].sort((a, b) => a - b)).toEqual(columns);
});

test('fields are those of the arithmetic of kernels and strides', () => {
  expect(receptiveField(random.file, 'conv1-relu')).toEqual({side: 7, step: 2, first: -3});
  // 7 + 2 for the pooling, and four pixels more on either side for a 3x3 kernel in steps of four.
  expect(receptiveField(random.file, 'conv2a-relu')).toEqual({side: 17, step: 4, first: -7});
  expect(() => receptiveField(random.file, 'conv9')).toThrow(/no layer 'conv9'/);
});

test('a crop is grey where the field reaches over the edge, and the picture elsewhere', () => {
  const data = new Uint8ClampedArray(4 * 4 * 4).fill(255);
  const {width, height, data: crop} = cropField({width: 4, height: 4, data}, {side: 5, step: 2, first: -2}, 0, 1);
  expect([width, height]).toEqual([5, 5]);
  const red = Array.from({length: 25}, (_, pixel) => crop[pixel * 4]!);
  expect(red.slice(0, 5)).toEqual([115, 115, 255, 255, 255]);
  expect(red.slice(20)).toEqual([115, 115, 115, 115, 115]);
  expect(Array.from({length: 25}, (_, pixel) => crop[pixel * 4 + 3])).toEqual(Array(25).fill(255));
});
