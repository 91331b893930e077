/** Maps of channels as pictures. */
import {expect, test} from 'vitest';

import {channelMap, mosaic, paintCells, reduceBy} from '../../../../../src/engine/lenses/shared/channel-grid.ts';
import {colourAt} from '../../../../../src/engine/lenses/shared/colours.ts';

test('blocks become their means, smaller ones at the edges too', () => {
  const values = Float32Array.from({length: 15}, (_, index) => index);
  // 0 1 2 | 3 4, 5 6 7 | 8 9, 10 11 12 | 13 14, in blocks of two.
  const {width, height, values: means} = reduceBy({width: 5, height: 3, values}, 2);
  expect([width, height]).toEqual([3, 2]);
  expect([...means]).toEqual([3, 5, 6.5, 10.5, 12.5, 14]);
  expect(reduceBy({width: 5, height: 3, values}, 1).values).toEqual(values);
});

test('cells have the colours of the map, beyond the scale its ends, and the middle of a diverging one at 0', () => {
  const values = Float32Array.from([-5, 0, 1, 2, 9]);
  const {data} = paintCells({width: 5, height: 1, values}, {colours: 'cividis', from: 0, to: 2});
  const expected = [0, 0, 0.5, 1, 1].map((place) => colourAt('cividis', place));
  for (const [cell, colour] of expected.entries()) {
    for (const [channel, value] of colour.entries()) {
      expect(Math.abs(data[cell * 4 + channel]! - value)).toBeLessThanOrEqual(1);
    }
    expect(data[cell * 4 + 3]).toBe(255);
  }
  const still = paintCells({width: 1, height: 1, values: [0]}, {colours: 'diverging', from: -0, to: 0});
  for (const [channel, value] of colourAt('diverging', 0.5).entries()) {
    expect(Math.abs(still.data[channel]! - value)).toBeLessThanOrEqual(1);
  }
});

test('a mosaic has every channel in its own tile, see-through between them', () => {
  const values = Float32Array.from({length: 2 * 2 * 5}, (_, index) => (index % 5) / 4);
  const activation = {width: 2, height: 2, channels: 5, values};
  const scale = {colours: 'cividis', from: 0, to: 1} as const;
  const {width, height, data} = mosaic(activation, scale);
  // Three tiles of two pixels and two gaps; two rows of them and a gap.
  expect([width, height]).toEqual([8, 5]);
  for (let channel = 0; channel < 5; channel++) {
    const at = (Math.floor(channel / 3) * 3 * 8 + (channel % 3) * 3) * 4;
    const tile = paintCells(channelMap(activation, channel), scale);
    expect([...data.slice(at, at + 8)]).toEqual([...tile.data.slice(0, 8)]);
  }
  expect(data[2 * 4 + 3]).toBe(0);
});

test('a mosaic of large maps stays small', () => {
  const activation = {width: 80, height: 80, channels: 32, values: new Float32Array(80 * 80 * 32)};
  const {width, height} = mosaic(activation, {colours: 'cividis', from: 0, to: 1});
  expect(Math.max(width, height)).toBeLessThanOrEqual(340);
});
