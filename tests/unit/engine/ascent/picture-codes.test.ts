/** Pictures as waves and as phases: there and back, and their gradients against differences. */
import {describe, expect, test} from 'vitest';

import {FourierCode} from '../../../../src/engine/ascent/fourier-code.ts';
import {magnitudesFor, type MagnitudeTable} from '../../../../src/engine/ascent/magnitude-table.ts';
import {PhaseCode} from '../../../../src/engine/ascent/phase-code.ts';
import type {PictureCode} from '../../../../src/engine/ascent/picture-code.ts';
import {PlaneSpectrum} from '../../../../src/engine/ascent/plane-spectrum.ts';
import {planesOfPicture} from '../../../../src/engine/ascent/natural-colours.ts';
import {SeededRandom} from '../../../../src/engine/shared/seeded-random.ts';
import {dot, randomDirections, relativeError} from '../../../support/network/random-directions.ts';
import {seededRandom} from '../../../support/network/random-network.ts';
import {randomPicture} from '../../../support/network/random-perception.ts';

const SIZE = {width: 12, height: 10};
const picture = randomPicture(SIZE.width, SIZE.height, seededRandom(2));
/** Magnitudes fall with the frequency, as in photographs, and differ between the planes. */
const table: MagnitudeTable = {
  side: 8,
  values: Float32Array.from(
    {length: 75},
    (_, at) => (1 + Math.floor(at / 25)) / (1 + (at % 5) + Math.floor((at % 25) / 5)),
  ),
};

const CODES: readonly [name: string, code: PictureCode][] = [
  ['waves', FourierCode.of(picture)],
  ['waves of noise', FourierCode.noise(SIZE, new SeededRandom(3))],
  ['phases', PhaseCode.of(picture, table)],
  ['phases within a picture', PhaseCode.within(picture)],
  ['phases of noise', PhaseCode.noise(SIZE, table, new SeededRandom(3))],
];

test.each(CODES)('a gradient is taken back to %s as differences say', (_name, code) => {
  const weights = Float32Array.from(randomDirections(1, picture.values.length, seededRandom(5))[0]!);
  const slopes = code.pullBack(code.picture(), weights);
  const before = code.numbers.slice();
  for (const direction of randomDirections(4, before.length, seededRandom(6))) {
    const scoreAt = (step: number): number => {
      code.numbers.set(before.map((value, at) => value + step * direction[at]!));
      return dot(code.picture().values, weights);
    };
    const measured = (scoreAt(5e-3) - scoreAt(-5e-3)) / 1e-2;
    code.numbers.set(before);
    expect(relativeError(dot(slopes, direction), measured)).toBeLessThan(1e-2);
  }
});

test.each([
  ['phases', PhaseCode.within(picture), 3],
  ['waves', FourierCode.of(picture), 6],
])('%s know how often they fit into the picture, in every plane', (_, code, planes) => {
  const columns = SIZE.width / 2 + 1;
  const count = SIZE.height * columns;
  for (let plane = 0; plane < planes; plane++) {
    const wavesAt = (across: number, down: number): number => code.wavesAcross(plane * count + down * columns + across);
    expect(wavesAt(0, 0)).toBe(0);
    expect(wavesAt(3, 0)).toBeCloseTo(3, 9);
    // The longer side is 12, the shorter 10: a wave down and its mirror image.
    expect(wavesAt(0, 1)).toBeCloseTo(1.2, 9);
    expect(wavesAt(0, SIZE.height - 1)).toBeCloseTo(1.2, 9);
    expect(wavesAt(4, 5)).toBeCloseTo(Math.hypot(4, 6), 9);
  }
});

describe('waves', () => {
  test('of a picture are the picture again', () => {
    const found = FourierCode.of(picture).picture();
    for (const [at, value] of picture.values.entries()) {
      expect(found.values[at]).toBeCloseTo(Math.min(0.98, Math.max(0.02, value)), 4);
    }
  });

  test('of noise are nearly grey, and the same for the same seed', () => {
    const {values} = FourierCode.noise(SIZE, new SeededRandom(4)).picture();
    expect(Math.max(...values.map((value) => Math.abs(value - 0.5)))).toBeLessThan(0.25);
    expect(FourierCode.noise(SIZE, new SeededRandom(4)).picture().values).toEqual(values);
  });
});

describe('phases', () => {
  test('within a picture are the picture again', () => {
    const found = PhaseCode.within(picture).picture();
    for (const [at, value] of picture.values.entries()) {
      expect(found.values[at]).toBeCloseTo(Math.min(0.98, Math.max(0.02, value)), 4);
    }
  });

  test('leave every wave as strong as the table says', () => {
    const code = PhaseCode.noise(SIZE, table, new SeededRandom(9));
    const spectrum = new PlaneSpectrum(SIZE);
    const magnitudes = magnitudesFor(table, SIZE);
    for (const [plane, values] of planesOfPicture(code.picture()).entries()) {
      const {re, im} = spectrum.forward(values);
      for (let at = 0; at < spectrum.count; at++) {
        // In the outer columns a wave and its mirror image are two numbers that share one place.
        const column = at % spectrum.columns;
        if (column === 0 || column === spectrum.columns - 1) continue;
        expect(Math.hypot(re[at]!, im[at]!)).toBeCloseTo(magnitudes[plane * spectrum.count + at]!, 2);
      }
    }
  });
});
