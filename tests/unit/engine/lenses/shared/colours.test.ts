import {describe, expect, test} from 'vitest';

import {colourAt, paintMap, type Rgb} from '../../../../../src/engine/lenses/shared/colours.ts';
import {gradientPicture, heatOver, quantileOf} from '../../../../../src/engine/lenses/shared/plates.ts';

const STEPS = Array.from({length: 33}, (_, index) => index / 32);

/** Machado, Oliveira & Fernandes 2009, full severity, in linear light. */
const SEEN_WITHOUT = {
  'red cones': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'green cones': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
} as const;

describe('cividis', () => {
  test('rises in lightness in nearly even steps', () => {
    const lightness = STEPS.map((place) => toLab(linear(colourAt('cividis', place)))[0]);
    const steps = lightness.slice(1).map((value, index) => value - lightness[index]!);
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    for (const step of steps) expect(Math.abs(step / mean - 1)).toBeLessThan(0.35);
  });

  test.each(Object.entries(SEEN_WITHOUT))('keeps its order of lightness without %s', (_cones, matrix) => {
    const lightness = STEPS.map((place) => toLab(times(matrix, linear(colourAt('cividis', place))))[0]);
    for (const [index, value] of lightness.slice(1).entries()) expect(value).toBeGreaterThan(lightness[index]!);
  });
});

describe('the diverging colours', () => {
  test('are palest in the middle and fall alike to both sides', () => {
    const at = (place: number): number => toLab(linear(colourAt('diverging', place)))[0];
    expect(at(0.5)).toBeGreaterThan(95);
    for (const place of [0.1, 0.25, 0.4]) expect(at(place)).toBeGreaterThan(at(place - 0.1));
    expect(Math.abs(at(0) - at(1))).toBeLessThan(6);
  });

  test.each(Object.entries(SEEN_WITHOUT))('keep blue and orange apart without %s', (_cones, matrix) => {
    const [below, above] = [0.125, 0.875].map((place) => toLab(times(matrix, linear(colourAt('diverging', place)))));
    // Ten is a difference seen at a glance.
    expect(Math.hypot(below![1] - above![1], below![2] - above![2])).toBeGreaterThan(40);
  });
});

test('a map is painted between the ends of its scale, beyond them with the colour of the end', () => {
  const {data} = paintMap({width: 5, height: 1, values: [-9, -1, 0, 1, 9]}, {colours: 'diverging', from: -1, to: 1});
  const pixel = (index: number): number[] => [...data.slice(index * 4, index * 4 + 4)];
  expect(pixel(0)).toEqual([33, 102, 172, 255]);
  expect(pixel(1)).toEqual(pixel(0));
  expect(pixel(2)).toEqual([247, 247, 247, 255]);
  expect(pixel(4)).toEqual([179, 88, 6, 255]);
  expect(pixel(3)).toEqual(pixel(4));
});

test('a gradient is grey where it is nothing, lighter and darker by its sign, whatever its size', () => {
  const values = new Float32Array(4 * 4 * 3);
  values[0] = 1e-6;
  values[4] = -1e-6;
  const {data} = gradientPicture({width: 4, height: 4, values});
  expect([...data.slice(0, 4)]).toEqual([255, 128, 128, 255]);
  expect([...data.slice(4, 8)]).toEqual([128, 0, 128, 255]);
  expect([...data.slice(8, 12)]).toEqual([128, 128, 128, 255]);
});

test('one far value does not leave the others without colour', () => {
  const values = Float32Array.from({length: 1000}, (_, index) => (index === 0 ? 1e6 : 1));
  expect(quantileOf(values, 0.99)).toBe(1);
});

test('a heat map lies cell by cell over the picture without its colours', () => {
  const picture = {
    width: 4,
    height: 2,
    values: Float32Array.from({length: 24}, (_, index) => (index % 3 === 0 ? 1 : 0)),
  };
  const {data} = heatOver(picture, {width: 2, height: 1, values: [-1, 1]}, {colours: 'diverging', from: -1, to: 1});
  const pixel = (index: number): number[] => [...data.slice(index * 4, index * 4 + 3)];
  const [blue, orange] = [pixel(0), pixel(3)];
  expect(pixel(1)).toEqual(blue);
  expect(pixel(4)).toEqual(blue);
  expect(pixel(2)).toEqual(orange);
  expect(blue[2]).toBeGreaterThan(blue[0]!);
  expect(orange[0]).toBeGreaterThan(orange[2]!);
});

/** sRGB's transfer function. */
function linear(colour: Rgb): readonly [number, number, number] {
  const decode = (byte: number): number => {
    const value = byte / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [decode(colour[0]), decode(colour[1]), decode(colour[2])];
}

type Triple = readonly [number, number, number];

function times(matrix: readonly [Triple, Triple, Triple], [x, y, z]: Triple): Triple {
  const row = ([a, b, c]: Triple): number => Math.max(0, a * x + b * y + c * z);
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

/** Linear sRGB to CIELAB under D65: lightness 0..100, then green to red, blue to yellow. */
function toLab(light: Triple): Triple {
  const [x, y, z] = times(
    [
      [0.4124, 0.3576, 0.1805],
      [0.2126, 0.7152, 0.0722],
      [0.0193, 0.1192, 0.9505],
    ],
    light,
  );
  const f = (share: number): number => (share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}
