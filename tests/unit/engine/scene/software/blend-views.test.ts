/**
 * Fading four bytes at once, against each by itself.
 */
import fc from 'fast-check';
import {expect, test} from 'vitest';

import {blendViews} from '../../../../../src/engine/scene/software/blend-views.ts';

const bytesOf = (pixel: number): number[] => [0, 8, 16, 24].map((shift) => (pixel >>> shift) & 255);

test('each channel of a mix lies where it should, to the nearest value', () => {
  const pixel = fc.integer({min: 0, max: 0xffffffff});
  fc.assert(
    fc.property(pixel, pixel, fc.integer({min: 0, max: 256}), (from, to, step) => {
      const mix = new Uint32Array(1);
      blendViews(Uint32Array.of(from), Uint32Array.of(to), step / 256, mix);
      const wanted = bytesOf(from).map((a, at) => Math.floor(a + ((bytesOf(to)[at]! - a) * step) / 256 + 0.5));
      expect(bytesOf(mix[0]!)).toEqual(wanted);
    }),
  );
});

test('the ends of a fade are the views themselves', () => {
  const [from, to, mix] = [Uint32Array.of(0xff102030), Uint32Array.of(0xff405060), new Uint32Array(1)];
  blendViews(from, to, -0.5, mix);
  expect(mix).toEqual(from);
  blendViews(from, to, 1.5, mix);
  expect(mix).toEqual(to);
});
