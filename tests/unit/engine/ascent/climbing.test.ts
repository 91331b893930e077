/** Adam against its equations, and a climb that arrives. */
import {expect, test} from 'vitest';

import {Adam} from '../../../../src/engine/ascent/adam.ts';
import {CodeClimb, type CodeClimbParts} from '../../../../src/engine/ascent/code-climb.ts';
import {FourierCode} from '../../../../src/engine/ascent/fourier-code.ts';
import {drawViewpoint} from '../../../../src/engine/ascent/seen-from.ts';
import {SeededRandom} from '../../../../src/engine/shared/seeded-random.ts';

test('Adam takes the steps of its equations', () => {
  const adam = new Adam(2, 0.1);
  const numbers = Float32Array.of(1, -1);
  const slopes = [Float32Array.of(3, -0.2), Float32Array.of(-1, 0.5), Float32Array.of(0.5, 0.5)];
  const expected = [1, -1];
  const [means, squares] = [
    [0, 0],
    [0, 0],
  ];
  for (const [index, slope] of slopes.entries()) {
    adam.climb(numbers, slope);
    for (const [at, value] of slope.entries()) {
      means[at] = 0.9 * means[at]! + 0.1 * value;
      squares[at] = 0.999 * squares[at]! + 0.001 * value * value;
      const steps = index + 1;
      expected[at]! +=
        (0.1 * (means[at] / (1 - 0.9 ** steps))) / (Math.sqrt(squares[at] / (1 - 0.999 ** steps)) + 1e-8);
      expect(numbers[at]).toBeCloseTo(expected[at]!, 5);
    }
  }
});

test('where there is no slope, nothing moves', () => {
  const numbers = Float32Array.of(1, 2);
  new Adam(2, 0.1).climb(numbers, new Float32Array(2));
  expect([...numbers]).toEqual([1, 2]);
});

test('each number goes by its own pace, which may change from step to step', async () => {
  const size = {width: 8, height: 8};
  const gradient = new Float32Array(8 * 8 * 3).fill(1);
  const numbersAfter = async (pace?: CodeClimbParts['pace']): Promise<Float32Array> => {
    const code = FourierCode.noise(size, new SeededRandom(1));
    const climb = new CodeClimb(code, {
      ...{rate: 0.05, random: new SeededRandom(2), viewpoint: () => ({a: 1, b: 0, c: 0, d: 0, e: 1, f: 0})},
      ...(pace && {pace}),
    });
    await climb.step(() => Promise.resolve(gradient));
    return code.numbers;
  };
  const [start, whole] = [FourierCode.noise(size, new SeededRandom(1)).numbers, await numbersAfter()];
  const paced = await numbersAfter((step) => (index) => (step === 0 ? index % 2 : 0));
  for (const [index, at] of start.entries()) expect(paced[index]).toBe(index % 2 === 0 ? at : whole[index]);
});

test('a climb of waves makes the middle of a picture red, from wherever it is seen', async () => {
  const size = {width: 16, height: 16};
  const code = FourierCode.noise(size, new SeededRandom(1));
  const climb = new CodeClimb(code, {
    rate: 0.05,
    random: new SeededRandom(2),
    viewpoint: (lot) => drawViewpoint(size, lot),
    grain: 0.01,
  });
  const redder = Float32Array.from({length: 16 * 16 * 3}, (_, at) => (at % 3 === 0 ? 1 : -1));
  for (let step = 0; step < 40; step++) {
    const gradient = await climb.step(() => Promise.resolve(redder));
    expect(gradient).toHaveLength(redder.length);
  }
  const {values} = code.picture();
  const middle = (8 * 16 + 8) * 3;
  expect(values[middle]! - values[middle + 1]!).toBeGreaterThan(0.08);
});
