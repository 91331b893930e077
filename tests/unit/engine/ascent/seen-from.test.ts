import {describe, expect, test} from 'vitest';

import {
  drawCut,
  drawViewpoint,
  seenFrom,
  seenFromAdjoint,
  type Viewpoint,
} from '../../../../src/engine/ascent/seen-from.ts';
import {SeededRandom} from '../../../../src/engine/shared/seeded-random.ts';
import {dot} from '../../../support/network/random-directions.ts';
import {seededRandom} from '../../../support/network/random-network.ts';
import {randomPicture} from '../../../support/network/random-perception.ts';

const picture = randomPicture(14, 10, seededRandom(4));
const STRAIGHT: Viewpoint = {a: 1, b: 0, c: 0, d: 0, e: 1, f: 0};
const lot = new SeededRandom(2);

test('seen straight, a picture is itself', () => {
  const {values} = seenFrom(picture, STRAIGHT);
  for (const [index, value] of values.entries()) expect(value).toBeCloseTo(picture.values[index]!, 6);
});

test('moved by whole pixels, each comes from so far away, and what lies beyond the edge is grey', () => {
  const {values} = seenFrom(picture, {...STRAIGHT, c: 3, f: -2});
  for (let y = 0; y < 10; y++) {
    for (let x = 0; x < 14; x++) {
      const isInside = x + 3 < 14 && y - 2 >= 0;
      const expected = isInside ? picture.values[((y - 2) * 14 + x + 3) * 3]! : 0.5;
      expect(values[(y * 14 + x) * 3]).toBeCloseTo(expected, 6);
    }
  }
});

test('turned by a quarter, rows are columns', () => {
  const square = randomPicture(8, 8, seededRandom(5));
  const {values} = seenFrom(square, {a: 0, b: -1, c: 0, d: 1, e: 0, f: 0});
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) expect(values[(y * 8 + x) * 3]).toBeCloseTo(square.values[(x * 8 + 7 - y) * 3]!, 5);
  }
});

describe.each([
  ['by lot', drawViewpoint(picture, lot)],
  ['by lot again', drawViewpoint(picture, lot)],
  ['a cut', drawCut(picture, 0.4, lot)],
])('a gradient from %s', (_name, viewpoint) => {
  test('is taken back as the adjoint does', () => {
    const random = seededRandom(6);
    const change = {...picture, values: picture.values.map(() => random() - 0.5)};
    const gradient = picture.values.map(() => random() - 0.5);
    const grey = seenFrom({...picture, values: new Float32Array(picture.values.length)}, viewpoint).values;
    const there = dot(
      seenFrom(change, viewpoint).values.map((value, at) => value - grey[at]!),
      gradient,
    );
    expect(dot(change.values, seenFromAdjoint(picture, gradient, viewpoint))).toBeCloseTo(there, 4);
  });
});

test('a cut has its size and its middle in the picture, is hardly turned, and every other one is mirrored', () => {
  let mirrored = 0;
  for (let draw = 0; draw < 100; draw++) {
    const {a, b, c, d, e, f} = drawCut({width: 100, height: 50}, 0.3, lot);
    expect(Math.hypot(a, d)).toBeCloseTo(0.3, 6);
    expect(Math.hypot(b, e)).toBeCloseTo(0.3, 6);
    expect(a * b + d * e).toBeCloseTo(0, 6);
    expect(Math.abs(Math.atan2(-b, e))).toBeLessThan(0.18);
    expect(Math.abs(c)).toBeLessThanOrEqual(35);
    expect(Math.abs(f)).toBeLessThanOrEqual(17.5);
    if (a * e - b * d < 0) mirrored++;
  }
  expect(mirrored).toBeGreaterThan(30);
  expect(mirrored).toBeLessThan(70);
});

test('viewpoints by lot are near, and hardly larger or turned', () => {
  for (let draw = 0; draw < 50; draw++) {
    const {a, b, c, d, e, f} = drawViewpoint({width: 160, height: 80}, lot);
    const scale = 1 / Math.hypot(a, d);
    expect(scale).toBeGreaterThan(0.899);
    expect(scale).toBeLessThan(1.101);
    expect(Math.abs(Math.atan2(d, a))).toBeLessThan(0.18);
    expect([b, e]).toEqual([-d, a]);
    expect(Math.abs(c)).toBeLessThanOrEqual(8);
    expect(Math.abs(f)).toBeLessThanOrEqual(4);
  }
});
