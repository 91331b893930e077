import {describe, expect, test} from 'vitest';

import {breathe} from '../../../../src/engine/dream/breath.ts';
import {depthOf} from '../../../../src/engine/dream/depth.ts';
import {Detail} from '../../../../src/engine/dream/detail.ts';
import {DETAIL_LIMIT} from '../../../../src/engine/picture/detail-picture.ts';
import {zoomField} from '../../../../src/engine/dream/motion-field.ts';
import {FADING_MEMORY, memoryAt, presenceOf} from '../../../../src/engine/dream/presence.ts';
import {StepBudget} from '../../../../src/engine/dream/step-budget.ts';
import {SeededRandom} from '../../../../src/engine/shared/seeded-random.ts';
import {drawPicture, flatPicture, meanOf, wavyPicture} from '../../../support/engine/dream-scene.ts';

const SIZE = {width: 32, height: 24};

function noise(random: SeededRandom) {
  return drawPicture(SIZE, () => random.between(-1, 1));
}

describe('the detail', () => {
  test('never leaves its limits, however much is added', () => {
    const detail = new Detail(SIZE);
    detail.add(noise(new SeededRandom(1)), 100);
    expect(detail.peak).toBeCloseTo(DETAIL_LIMIT, 6);
  });

  test('decays by the share it is told to', () => {
    const detail = new Detail(SIZE);
    detail.add(flatPicture(SIZE, 1), 0.2);
    for (let frame = 0; frame < 10; frame++) detail.decay(0.9);
    expect(detail.peak).toBeCloseTo(0.2 * 0.9 ** 10, 6);
  });

  test.each([0.05, 0.2, 0.5, 0.95])('held, leaves a picture of light %d as light as it was', (light) => {
    const camera = flatPicture(SIZE, light);
    const detail = new Detail(SIZE);
    const random = new SeededRandom(3);
    detail.add(flatPicture(SIZE, 1), 0.1);
    for (let frame = 0; frame < 40; frame++) {
      detail.add(noise(random), 0.05);
      detail.decay(0.95);
      detail.holdMean(camera, 0.8);
    }
    expect(detail.peak).toBeGreaterThan(0.05);
    expect(Math.abs(meanOf(detail.over(camera, 0.8).values) - light) / light).toBeLessThan(0.03);
  });

  test('is shown by its strength: not at all at 0', () => {
    const camera = wavyPicture(SIZE);
    const detail = new Detail(SIZE);
    detail.add(noise(new SeededRandom(1)), 0.1);
    expect(detail.over(camera, 0).values).toEqual(camera.values);
  });

  test('under zoom feedback stays bounded over 20,000 frames, and does not die out', () => {
    const small = {width: 16, height: 16};
    const camera = wavyPicture(small);
    const detail = new Detail(small);
    const zoom = zoomField(8, 8, 1.012);
    const random = new SeededRandom(9);
    const steps = Array.from({length: 16}, () => drawPicture(small, () => random.between(-1, 1)));
    for (let frame = 0; frame < 20_000; frame++) {
      detail.move(zoom);
      detail.decay(0.978);
      detail.add(steps[frame % steps.length]!, 0.02);
      detail.holdMean(camera, 1);
    }
    expect(detail.peak).toBeLessThanOrEqual(DETAIL_LIMIT);
    expect(detail.peak).toBeGreaterThan(0.02);
    expect(Math.abs(meanOf(detail.over(camera, 1).values) / meanOf(camera.values) - 1)).toBeLessThan(0.03);
  });
});

test('stillness takes a dream deeper in every respect, and depth 0 is the same for everyone', () => {
  const [restless, still] = [depthOf(1, 0, 4), depthOf(1, 1, 4)];
  expect(still.octaves).toBe(4);
  expect(still.octaves).toBeGreaterThan(restless.octaves);
  expect(still.stepsEach).toBeGreaterThan(restless.stepsEach);
  expect(still.memory).toBeGreaterThan(restless.memory);
  expect(depthOf(0, 0, 4)).toEqual(depthOf(0, 1, 4));
});

test('without a picture the memory is the fade’s, which leaves less than one in 255 after 90 frames', () => {
  expect(presenceOf(0)).toBe(0);
  expect(presenceOf(0.2)).toBe(1);
  expect(memoryAt(1, 0.978)).toBe(0.978);
  expect(memoryAt(0, 0.978)).toBe(FADING_MEMORY);
  expect(memoryAt(0, 0.9)).toBe(0.9);
  expect(255 * DETAIL_LIMIT * FADING_MEMORY ** 90).toBeLessThan(1);
});

test.each([
  ['a young', 2, 0, 0.4],
  ['a young', 3, 0, 0.4],
  ['a young', 4, 0, 0.4],
  ['an old', 3, 900, 0],
  ['an old', 4, 2000, 0],
])('in %s dream %i octaves breathe so that it changes as much at one time as at another', (_age, count, age, least) => {
  const octaves = Array.from({length: count}, (_unused, octave) => octave);
  const changes = Array.from({length: 1000}, (_, frame) =>
    Math.hypot(
      ...octaves.map((octave) => breathe(octave, count, frame + 150, age) - breathe(octave, count, frame, age)),
    ),
  );
  expect(Math.min(...changes)).toBeGreaterThan(0.5);
  expect(Math.max(...changes) / Math.min(...changes)).toBeLessThan(1.01);
  const breaths = Array.from({length: 1000}, (_, frame) => breathe(0, count, frame, age));
  expect(Math.min(...breaths)).toBeGreaterThanOrEqual(least);
});

describe('the step budget', () => {
  test('spends no more than was granted, over many frames and whatever steps take', () => {
    const random = new SeededRandom(1);
    const budget = new StepBudget();
    let spent = 0;
    for (let frame = 0; frame < 1000; frame++) {
      budget.grant(10);
      while (budget.affords(0)) {
        const cost = random.between(20, 60);
        budget.spend(0, cost);
        spent += cost;
      }
    }
    expect(spent).toBeLessThan(1000 * 10 + 60);
    expect(spent).toBeGreaterThan(1000 * 10 * 0.8);
  });

  test('does not hoard: after a long pause no burst of steps follows', () => {
    const budget = new StepBudget();
    budget.grant(10);
    budget.spend(0, 30);
    for (let frame = 0; frame < 1000; frame++) budget.grant(10);
    budget.spend(0, 30);
    expect(budget.affords(0)).toBe(false);
  });

  test('knows octaves apart: a dear one waits while a cheap one is taken', () => {
    const budget = new StepBudget();
    budget.grant(100);
    budget.spend(3, 90);
    budget.spend(0, 5);
    expect([budget.affords(0), budget.affords(3)]).toEqual([true, false]);
    budget.grant(0);
    budget.spend(0, 5);
    expect(budget.affords(0)).toBe(false);
  });
});
