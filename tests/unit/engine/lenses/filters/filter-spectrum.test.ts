/** What a filter is tuned to, on filters made to be tuned to it. */
import {describe, expect, test} from 'vitest';

import {powerSpectrum, tuningOf, type Filter} from '../../../../../src/engine/lenses/filters/filter-spectrum.ts';

const SIDE = 7;

/** A Gabor filter whose stripes run at an angle from the horizontal, anticlockwise as seen. */
function gabor(orientationDegrees: number, frequency: number, phase: number): Filter {
  // The wave travels across its stripes; rows count downwards.
  const angle = ((orientationDegrees - 90) * Math.PI) / 180;
  const [u, v] = [frequency * Math.cos(angle), -frequency * Math.sin(angle)];
  const values = Float32Array.from({length: SIDE * SIDE * 3}, (_, index) => {
    const [x, y] = [(Math.floor(index / 3) % SIDE) - 3, Math.floor(index / 3 / SIDE) - 3];
    return Math.exp(-(x * x + y * y) / (2 * 2.2 ** 2)) * Math.cos(2 * Math.PI * (u * x + v * y) + phase);
  });
  return {side: SIDE, channels: 3, values};
}

function degreesApart(a: number, b: number): number {
  const apart = Math.abs(a - b) % 180;
  return Math.min(apart, 180 - apart);
}

describe('a Gabor filter’s transform', () => {
  test.each([0, 30, 45, 90, 120, 160])('tells that its stripes run at %d°', (orientation) => {
    for (const phase of [0, Math.PI / 2, 2]) {
      const {orientationDegrees, directedness} = tuningOf(gabor(orientation, 0.3, phase));
      expect(degreesApart(orientationDegrees, orientation)).toBeLessThan(6);
      expect(directedness).toBeGreaterThan(0.5);
    }
  });

  test.each([0.22, 0.3, 0.4])('tells its frequency, %d waves per pixel', (frequency) => {
    for (const orientation of [10, 75, 135]) {
      expect(Math.abs(tuningOf(gabor(orientation, frequency, Math.PI / 2)).frequency - frequency)).toBeLessThan(0.04);
    }
  });
});

test('rows of light and dark are at 0°, columns at 90°', () => {
  const rows = {
    side: 7,
    channels: 1,
    values: Float32Array.from({length: 49}, (_, cell) => (-1) ** Math.floor(cell / 7)),
  };
  const columns = {side: 7, channels: 1, values: Float32Array.from({length: 49}, (_, cell) => (-1) ** (cell % 7))};
  expect(degreesApart(tuningOf(rows).orientationDegrees, 0)).toBeLessThan(1);
  expect(degreesApart(tuningOf(columns).orientationDegrees, 90)).toBeLessThan(1);
});

test('a blob has no direction, and an even colour is all at frequency 0', () => {
  const blob = {...gabor(0, 0, 0)};
  expect(tuningOf(blob).directedness).toBeLessThan(0.1);
  const even = {side: 7, channels: 3, values: Float32Array.from({length: 147}, (_, index) => index % 3)};
  expect(tuningOf(even).evenShare).toBeCloseTo(1, 6);
  expect(tuningOf(gabor(30, 0.3, Math.PI / 2)).evenShare).toBeLessThan(0.05);
});

test('all power together is that of the weights, as Parseval says', () => {
  const filter = gabor(70, 0.25, 1);
  const {width, height, values} = powerSpectrum(filter);
  const power = values.reduce((sum, value) => sum + value, 0) / (width * height);
  expect(power).toBeCloseTo(
    filter.values.reduce((sum, value) => sum + value * value, 0),
    3,
  );
});
