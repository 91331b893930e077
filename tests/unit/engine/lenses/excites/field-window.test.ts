/** Where a cell's field lies in the picture, and what is cut out of it. */
import {expect, test} from 'vitest';

import {cutOut, fieldWindow} from '../../../../../src/engine/lenses/excites/field-window.ts';

const SIZE = {width: 20, height: 16};

test.each([
  // In the middle it is the field itself.
  [{side: 5, step: 2, first: -1}, 4, 3, {left: 7, top: 5, side: 5}],
  // At an edge it is moved in.
  [{side: 5, step: 2, first: -2}, 0, 7, {left: 0, top: 11, side: 5}],
  [{side: 5, step: 2, first: -2}, 9, 0, {left: 15, top: 0, side: 5}],
  // A field larger than the picture is its whole height.
  [{side: 61, step: 8, first: -27}, 1, 1, {left: 0, top: 0, side: 16}],
])('of %j the cell (%i, %i) sees %j', (field, x, y, window) => {
  expect(fieldWindow(field, x, y, SIZE)).toEqual(window);
});

test('what is cut out are the pixels in the window, row by row', () => {
  const values = Float32Array.from({length: 20 * 16 * 3}, (_, index) => index);
  const {width, height, values: cut} = cutOut({...SIZE, values}, {left: 3, top: 2, side: 2});
  expect([width, height]).toEqual([2, 2]);
  const at = (x: number, y: number) => [0, 1, 2].map((channel) => (y * 20 + x) * 3 + channel);
  expect([...cut]).toEqual([...at(3, 2), ...at(4, 2), ...at(3, 3), ...at(4, 3)]);
});
