import {expect, test} from 'vitest';

import {enlargeMap} from '../../../../../src/engine/lenses/shared/enlarge-map.ts';
import {Raster} from '../../../../../src/engine/lenses/shared/raster.ts';

const BLACK = [0, 0, 0] as const;
const WHITE = {colour: [255, 255, 255]} as const;

/** How much of it is white, in pixels. */
function areaOf({picture: {data}}: Raster): number {
  return data.reduce((sum, value, index) => sum + (index % 4 === 0 ? value / 255 : 0), 0);
}

test('a disc covers its area, wherever its middle lies between the pixels', () => {
  for (const x of [10, 10.3, 10.5]) {
    const raster = new Raster({width: 20, height: 20}, BLACK);
    raster.disc({x, y: 9.8}, 5, WHITE);
    expect(areaOf(raster)).toBeCloseTo(Math.PI * 25, -0.5);
  }
});

test('a line covers its width along its length, and ends round', () => {
  const raster = new Raster({width: 40, height: 20}, BLACK);
  raster.line({x: 6, y: 10}, {x: 34, y: 10}, 4, WHITE);
  expect(areaOf(raster)).toBeGreaterThan(28 * 4);
  expect(areaOf(raster)).toBeLessThan(28 * 4 + 17);
});

test('what hangs out is cut, and half the opacity is half the colour', () => {
  const raster = new Raster({width: 4, height: 4}, BLACK);
  raster.disc({x: 0, y: 0}, 100, {colour: [200, 100, 50], opacity: 0.5});
  expect([...raster.picture.data.subarray(0, 4)]).toEqual([100, 50, 25, 255]);
  const tile = {width: 2, height: 2, data: new Uint8ClampedArray(16).fill(9)};
  raster.place(tile, 3, -1);
  expect([...raster.picture.data.subarray(12, 16)]).toEqual([9, 9, 9, 9]);
  expect(raster.picture.data[0]).toBe(100);
});

test('a map is linear between the middles of its cells, and level beyond', () => {
  const map = {width: 2, height: 1, values: Float32Array.of(0, 4)};
  expect([...enlargeMap(map, {width: 8, height: 1}).values]).toEqual([0, 0, 0.5, 1.5, 2.5, 3.5, 4, 4]);
});
