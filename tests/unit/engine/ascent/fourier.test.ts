/** Transforms against the sums that define them. */
import {describe, expect, test} from 'vitest';

import {FourierTransform, type ComplexNumbers} from '../../../../src/engine/ascent/fourier-transform.ts';
import {PlaneSpectrum} from '../../../../src/engine/ascent/plane-spectrum.ts';
import {seededRandom} from '../../../support/network/random-network.ts';

const random = seededRandom(1);

function drawn(count: number): Float64Array {
  return Float64Array.from({length: count}, () => random() - 0.5);
}

/** By its definition, of one signal out of several that lie side by side. */
function directly({re, im}: ComplexNumbers, length: number, sign: number, nth: number, signals: number): number[][] {
  return Array.from({length}, (_, k) => {
    let [sumRe, sumIm] = [0, 0];
    for (let n = 0; n < length; n++) {
      const angle = (sign * 2 * Math.PI * n * k) / length;
      const at = n * signals + nth;
      sumRe += re[at]! * Math.cos(angle) - im[at]! * Math.sin(angle);
      sumIm += re[at]! * Math.sin(angle) + im[at]! * Math.cos(angle);
    }
    return [sumRe, sumIm];
  });
}

function copyOf({re, im}: ComplexNumbers): ComplexNumbers {
  return {re: re.slice(), im: im.slice()};
}

test.each([1, 2, 3, 4, 5, 7, 12, 32, 60, 160])('a transform of %i numbers is the sum that defines it', (length) => {
  const signals = 3;
  const numbers = {re: drawn(length * signals), im: drawn(length * signals)};
  for (const [direction, sign] of [
    ['forward', -1],
    ['backward', 1],
  ] as const) {
    const found = new FourierTransform(length).run(copyOf(numbers), direction);
    for (let nth = 0; nth < signals; nth++) {
      for (const [k, [re, im]] of directly(numbers, length, sign, nth, signals).entries()) {
        expect(found.re[k * signals + nth]).toBeCloseTo(re!, 9);
        expect(found.im[k * signals + nth]).toBeCloseTo(im!, 9);
      }
    }
  }
});

describe.each([
  [2, 2],
  [4, 6],
  [10, 4],
  [32, 16],
])('the spectrum of a plane of %i x %i', (width, height) => {
  const spectrum = new PlaneSpectrum({width, height});
  const plane = Float32Array.from(drawn(width * height));

  test('is the sum that defines it', () => {
    const {re, im} = spectrum.forward(plane);
    for (let row = 0; row < height; row++) {
      for (let column = 0; column <= width / 2; column++) {
        let [sumRe, sumIm] = [0, 0];
        for (const [at, value] of plane.entries()) {
          const angle = -2 * Math.PI * ((column * (at % width)) / width + (row * Math.floor(at / width)) / height);
          sumRe += value * Math.cos(angle);
          sumIm += value * Math.sin(angle);
        }
        const place = row * spectrum.columns + column;
        expect(re[place]).toBeCloseTo(sumRe, 6);
        expect(im[place]).toBeCloseTo(sumIm, 6);
      }
    }
  });

  test('leads back to the plane', () => {
    const back = spectrum.inverse(spectrum.forward(plane));
    for (const [at, value] of plane.entries()) expect(back[at]).toBeCloseTo(value, 5);
  });

  test('takes a gradient back as the adjoint does, whatever the spectrum', () => {
    const any = {re: drawn(spectrum.count), im: drawn(spectrum.count)};
    const gradient = Float32Array.from(drawn(width * height));
    const slopes = spectrum.inverseAdjoint(gradient);
    const there = spectrum.inverse(any).reduce((sum, value, at) => sum + value * gradient[at]!, 0);
    let back = 0;
    for (let at = 0; at < spectrum.count; at++) back += any.re[at]! * slopes.re[at]! + any.im[at]! * slopes.im[at]!;
    expect(back).toBeCloseTo(there, 6);
  });

  test('knows how many waves per pixel each number is', () => {
    expect(spectrum.frequencyAt(0)).toBe(0);
    expect(spectrum.frequencyAt(1)).toBeCloseTo(1 / width);
    expect(spectrum.frequencyAt(spectrum.columns * (height - 1))).toBeCloseTo(1 / height);
  });
});
