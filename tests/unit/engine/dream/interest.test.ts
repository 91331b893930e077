/**
 * Where growth goes: to what has structure, and everywhere alike where nothing has more than the
 * rest.
 */
import {expect, test} from 'vitest';

import {estimateMotion} from '../../../../src/engine/dream/estimate-motion.ts';
import {interestOf, steer} from '../../../../src/engine/dream/interest.ts';
import {smallLuma} from '../../../../src/engine/dream/small-luma.ts';
import {SeededRandom} from '../../../../src/engine/shared/seeded-random.ts';
import {drawPicture, flatPicture, meanOf} from '../../../support/engine/dream-scene.ts';

const SIZE = {width: 160, height: 128};

test('a picture that is alike everywhere grows alike everywhere, with structure or without', () => {
  for (const structure of [0, 1e-6, 0.3]) {
    const interest = interestOf(new Float32Array(12).fill(structure));
    for (const value of interest) expect(value).toBeCloseTo(1, 6);
  }
});

test('the whole picture grows as much as without a map, whatever is in it', () => {
  const random = new SeededRandom(2);
  const interest = interestOf(Float32Array.from({length: 48}, () => random.between(0, 1) ** 4));
  expect(meanOf(interest)).toBeCloseTo(1, 5);
  expect(Math.min(...interest)).toBeGreaterThan(0.3);
});

test('somebody before a wall grows twice as fast as the wall', () => {
  const random = new SeededRandom(1);
  const isVisitor = (x: number, y: number): boolean => Math.abs(x - 80) < 32 && y > 32;
  const luma = smallLuma(drawPicture(SIZE, (x, y) => (isVisitor(x, y) ? random.between(0.2, 0.8) : 0.9)));
  const map = estimateMotion(luma, luma);
  const {values} = {values: steer(flatPicture(SIZE, 1), map)};
  const at = (x: number, y: number): number => values[(y * SIZE.width + x) * 3]!;
  expect(at(80, 80)).toBeGreaterThan(2 * at(10, 64));
  expect(meanOf(values)).toBeGreaterThan(0.9);
});
