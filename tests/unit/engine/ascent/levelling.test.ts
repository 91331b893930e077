import {expect, test} from 'vitest';

import {normalise} from '../../../../src/engine/ascent/ascent-step.ts';
import {calmColours} from '../../../../src/engine/ascent/calm-colours.ts';
import {
  levelGradient,
  levelWeightsFor,
  type LevelWeights,
  LINE_WEIGHTS,
  ODDS_WEIGHTS,
  rootMeanSquare,
  splitScales,
  THING_WEIGHTS,
} from '../../../../src/engine/ascent/level-gradient.ts';
import {expand} from '../../../../src/engine/ascent/pyramid.ts';
import {SeededRandom} from '../../../../src/engine/shared/seeded-random.ts';
import type {Objective} from '../../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../../src/engine/picture/picture.ts';
import {readPerception} from '../../../bench/dream/perception-network.ts';
import {drawPicture, flatPicture, meanDifference} from '../../../support/engine/dream-scene.ts';

const SIZE = {width: 96, height: 64};

/** Fine noise a hundred times stronger than the wide wave under it. */
function lopsided(): RgbPicture {
  const random = new SeededRandom(5);
  return drawPicture(SIZE, (x, y) => random.between(-1, 1) + 0.01 * Math.sin(x / 9) * Math.cos(y / 11));
}

/** The scales expanded one after another and added up, finest first. */
function addUp(bands: readonly RgbPicture[]): RgbPicture {
  return bands.toReversed().reduce((coarse, band) => {
    const {values} = expand(coarse, band.width, band.height);
    return {...band, values: band.values.map((value, index) => value + values[index]!)};
  });
}

test('the scales of a gradient sum up to it again', () => {
  const gradient = lopsided();
  expect(meanDifference(addUp(splitScales(gradient)).values, gradient.values)).toBeLessThan(1e-6);
});

test('levelling makes scales that differ fifteenfold as strong as each shall be', () => {
  const bands = splitScales(lopsided());
  const strengths = bands.map(({values}) => rootMeanSquare(values));
  expect(Math.max(...strengths) / Math.min(...strengths)).toBeGreaterThan(15);
  const levelled = bands.map((band, level) => ({
    ...band,
    values: band.values.map((value) => (value * THING_WEIGHTS[level]!) / strengths[level]!),
  }));
  expect(meanDifference(levelGradient(lopsided(), THING_WEIGHTS).values, addUp(levelled).values)).toBeLessThan(1e-6);
});

test('specks are left out for layers that know things, not for those that know lines', () => {
  const {file} = readPerception();
  const weightsOf = (objective: Objective): LevelWeights => levelWeightsFor(file, objective);
  expect(weightsOf({kind: 'l2', layer: file.layers[0]!})).toBe(LINE_WEIGHTS);
  expect(weightsOf({kind: 'l2', layer: file.layers.at(-1)!})).toBe(THING_WEIGHTS);
  expect(weightsOf({kind: 'class', label: 0})).toBe(THING_WEIGHTS);
  expect(weightsOf({kind: 'log-odds', label: 0})).toBe(ODDS_WEIGHTS);
});

test('a scale of no weight is gone, and the others stay', () => {
  const step = levelGradient(lopsided(), ODDS_WEIGHTS);
  const [finest, fine] = splitScales(step).map(({values}) => rootMeanSquare(values));
  expect(ODDS_WEIGHTS[0]).toBe(0);
  // What is left there is what a coarser scale spills into it.
  expect(finest).toBeLessThan(fine! / 2);
  expect(step.values.every(Number.isFinite)).toBe(true);
});

test('levelling leaves the gradient it is given alone, and a gradient of nothing stays nothing', () => {
  const gradient = lopsided();
  const copy = gradient.values.slice();
  levelGradient(gradient, LINE_WEIGHTS);
  expect(gradient.values).toEqual(copy);
  expect(rootMeanSquare(levelGradient(flatPicture(SIZE, 0), LINE_WEIGHTS).values)).toBe(0);
});

test('levelling does not blow rounding noise up to full strength', () => {
  const wave = drawPicture(SIZE, (x) => Math.sin(x / 15));
  const faint = drawPicture(SIZE, (x, y) => Math.sin(x / 15) + 1e-7 * (((x + y) % 2) - 0.5));
  expect(
    meanDifference(levelGradient(faint, LINE_WEIGHTS).values, levelGradient(wave, LINE_WEIGHTS).values),
  ).toBeLessThan(0.02);
});

test('calming keeps the light of every pixel and halves its colour', () => {
  const values = Float32Array.from([0.9, 0.3, -0.3, 1, 1, 1]);
  calmColours(values);
  const expected = [0.6, 0.3, 0, 1, 1, 1];
  for (const [index, value] of expected.entries()) expect(values[index]).toBeCloseTo(value, 6);
});

test('a normalised step has a mean absolute value of one, whatever its scale; what is no number becomes nothing', () => {
  for (const scale of [1e-9, 1, 1e9]) {
    const values = Float32Array.from([1, -2, 3, -6], (value) => value * scale);
    normalise(values);
    expect(values.reduce((sum, value) => sum + Math.abs(value), 0) / 4).toBeCloseTo(1, 5);
  }
  for (const poison of [NaN, Infinity, 0]) {
    const values = new Float32Array(4).fill(poison);
    normalise(values);
    expect([...values]).toEqual([0, 0, 0, 0]);
  }
});
