import {describe, expect, test} from 'vitest';

import {measureStep} from '../../../../src/engine/ascent/ascent-step.ts';
import {fromPixels, seeAt, toPixels} from '../../../../src/engine/picture/convert-pixels.ts';
import {dreamOn} from '../../../../src/engine/dream/dream-on.ts';
import {explainStep} from '../../../../src/engine/dream/explain-step.ts';
import {learnGuide} from '../../../../src/engine/dream/learn-guide.ts';
import {layerOf, objectiveOf} from '../../../../src/engine/dream/objective-of.ts';
import {PixelDreamer} from '../../../../src/engine/dream/pixel-dreamer.ts';
import {SeededRandom} from '../../../../src/engine/shared/seeded-random.ts';
import type {DreamId} from '../../../../src/catalogue/dreams.ts';
import {FIRST_DREAM} from '../../../../src/catalogue/first-dream.ts';
import type {Objective} from '../../../../src/engine/network/perception.ts';
import {meanDifference, meanOf, wavyPicture} from '../../../support/engine/dream-scene.ts';
import {TinyPerception} from '../../../support/network/tiny-perception.ts';

const SIZE = {width: 40, height: 32};
const L2: Objective = {kind: 'l2', layer: 'conv2-relu'};

function pixels(width: number, height: number) {
  return toPixels(wavyPicture({width, height}));
}

test('the tiny network’s gradient agrees with finite differences for every kind of objective', async () => {
  const network = new TinyPerception();
  const guide = await learnGuide(network, pixels(64, 64), 'conv2-relu');
  const picture = wavyPicture({width: 16, height: 16});
  const random = new SeededRandom(8);
  const objectives: Objective[] = [
    L2,
    {kind: 'l2', layer: 'conv1-relu'},
    {kind: 'channel', layer: 'conv1-relu', channel: 2},
    {kind: 'class', label: 1},
    guide,
  ];
  for (const objective of objectives) {
    const {gradient} = await network.gradient(picture, objective);
    const direction = picture.values.map(() => random.between(-1, 1));
    const scoreAt = async (share: number) => {
      const values = picture.values.map((value, index) => value + share * direction[index]!);
      return (await network.gradient({...picture, values}, objective)).score;
    };
    const measured = ((await scoreAt(1e-3)) - (await scoreAt(-1e-3))) / 2e-3;
    const predicted = gradient.reduce((sum, value, index) => sum + value * direction[index]!, 0);
    expect(Math.abs(measured - predicted)).toBeLessThan(0.05 * Math.abs(predicted) + 1e-3);
  }
});

test('fifty steps raise the objective on average, ten after ten', async () => {
  const network = new TinyPerception();
  const picture = wavyPicture(SIZE);
  const parts = {network, objective: L2, random: new SeededRandom(1)};
  const scores: number[] = [];
  for (let index = 0; index < 50; index++) {
    const {score, step} = await measureStep(parts, picture, SIZE);
    scores.push(score);
    for (const [at, value] of step.values.entries()) picture.values[at]! += 0.004 * value;
  }
  const tens = [0, 10, 20, 30, 40].map((from) => meanOf(scores.slice(from, from + 10)));
  expect(tens).toEqual(tens.toSorted((a, b) => a - b));
  expect(tens[4]!).toBeGreaterThan(1.5 * tens[0]!);
});

describe('a guide', () => {
  test.each([
    [1, 1],
    [8000, 10],
  ])('of %i x %i pixels is refused with a sentence', async (width, height) => {
    const refused = learnGuide(new TinyPerception(), pixels(width, height), 'conv2-relu');
    await expect(refused).rejects.toMatchObject({
      code: 'guide-too-small',
    });
  });

  test.each([
    [24, 24],
    [40, 900],
    [1200, 900],
  ])('of %i x %i pixels becomes at most 256 feature vectors of the layer', async (width, height) => {
    const {features} = await learnGuide(new TinyPerception(), pixels(width, height), 'conv2-relu');
    expect(features.length % 8).toBe(0);
    expect(features.length / 8).toBeGreaterThan(0);
    expect(features.length / 8).toBeLessThanOrEqual(256);
    expect(features.every(Number.isFinite)).toBe(true);
  });

  test('of 48 megapixels is reduced before it becomes numbers', () => {
    const large = {width: 8000, height: 6000, data: new Uint8ClampedArray(8000 * 6000 * 4).fill(51)};
    const seen = seeAt(large, {width: 64, height: 48});
    expect([...new Set(seen.values)].map((value) => value.toFixed(3))).toEqual(['0.200']);
  });

  test('in a layer that does not exist is refused', async () => {
    await expect(learnGuide(new TinyPerception(), pixels(64, 64), 'conv9')).rejects.toMatchObject({
      code: 'layer-unknown',
    });
  });
});

describe('a kept dream', () => {
  const camera = pixels(75, 50);
  const kept = async (limitMs: number, signal?: AbortSignal) => {
    const network = new TinyPerception();
    let clock = 0;
    const progress: number[] = [];
    const picture = await dreamOn(
      {
        network,
        objective: L2,
        camera,
        detail: {...SIZE, values: new Float32Array(40 * 32 * 3)},
        strength: 1,
        shortSide: 768,
      },
      {limitMs, now: () => clock++, onProgress: (share) => progress.push(share), ...(signal ? {signal} : {})},
    );
    return {picture, progress, steps: network.gradients};
  };

  test('is as large as the camera’s picture, as light, and changed; progress rises to the end', async () => {
    const {picture, progress, steps} = await kept(1000);
    expect([picture.width, picture.height]).toEqual([75, 50]);
    expect(meanDifference(picture.data, camera.data)).toBeGreaterThan(1);
    expect(Math.abs(meanOf(picture.data) / meanOf(camera.data) - 1)).toBeLessThan(0.03);
    expect(steps).toBe(12);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect([progress[0], progress.at(-1)]).toEqual([expect.closeTo(0, 2), 1]);
  });

  test('takes fewer steps where time is short', async () => {
    const {steps, progress} = await kept(4);
    expect(steps).toBeGreaterThan(0);
    expect(steps).toBeLessThan(6);
    expect(progress.at(-1)).toBe(1);
  });

  test('is given up when the visitor says so', async () => {
    await expect(kept(1000, AbortSignal.abort())).rejects.toMatchObject({name: 'AbortError'});
  });

  test('begins with what was dreamt live', async () => {
    const detail = {
      ...SIZE,
      values: new Float32Array(40 * 32 * 3).map((_, at) => (Math.floor(at / 30) % 2 ? 0.2 : -0.2)),
    };
    const parts = {network: new TinyPerception(), objective: L2, camera, detail, strength: 1, shortSide: 768};
    const {data} = await dreamOn(parts, {limitMs: -1, now: () => 0});
    expect(meanDifference(data, camera.data)).toBeGreaterThan(10);
  });
});

test('a step is explained in four pictures: answers, gradient, step, and a sum that differs from the picture', async () => {
  const picture = wavyPicture(SIZE);
  const steps = await explainStep(new TinyPerception(), {kind: 'class', label: 0}, picture);
  expect(steps.layer).toBe('conv2-relu');
  expect([steps.activation.width, steps.activation.height]).toEqual([20, 16]);
  expect(Math.max(...steps.activation.data.filter((_, index) => index % 4 < 3))).toBe(255);
  for (const part of [steps.gradient, steps.step]) {
    expect([part.width, part.height]).toEqual([40, 32]);
    expect(meanOf(part.data.filter((_, index) => index % 4 < 3))).toBeGreaterThan(90);
    expect(new Set(part.data).size).toBeGreaterThan(20);
  }
  expect(meanDifference(fromPixels(steps.sum).values, picture.values)).toBeGreaterThan(4 / 255);
});

describe('what a dream of the table means', () => {
  const {file} = new TinyPerception();

  test('for a layer, a unit, a word, and a guide once there is one', () => {
    expect(objectiveOf({kind: 'layer', layer: 'conv1-relu'}, file, null)).toEqual({kind: 'l2', layer: 'conv1-relu'});
    const unit = {kind: 'unit', layer: 'conv1-relu', channel: 3} as const;
    const withRelu = {...file, ops: [{kind: 'relu', name: 'conv1-relu', input: 'conv1'} as const]};
    const objective = objectiveOf(unit, withRelu, null)!;
    expect(objective).toEqual({kind: 'leaky-channel', layer: 'conv1', channel: 3});
    expect(layerOf(objective, withRelu)).toBe('conv1-relu');
    expect(objectiveOf({kind: 'word', word: 'face'}, file, null)).toEqual({kind: 'class', label: 1});
    const apart = {kind: 'word', word: 'face', apart: true} as const;
    expect(objectiveOf(apart, file, null)).toEqual({kind: 'log-odds', label: 1});
    const guide = {kind: 'guide', layer: 'conv2-relu', features: new Float32Array(8)} as const;
    expect(objectiveOf({kind: 'guide', layer: 'conv2-relu'}, file, null)).toBeNull();
    expect(objectiveOf({kind: 'guide', layer: 'conv2-relu'}, file, guide)).toBe(guide);
  });

  test.each([{kind: 'layer', layer: 'conv9'} as const, {kind: 'word', word: 'unicorn'} as const])(
    'and %j is refused by name',
    (aim) => {
      expect(() => objectiveOf(aim, file, null)).toThrow(/conv9|unicorn/);
    },
  );
});

test('the dreamer over pixels refuses a dream it does not know with a sentence, and mirrors on', async () => {
  const failures: unknown[] = [];
  const dreamer = new PixelDreamer({
    network: new TinyPerception(),
    seed: 1,
    reducedMotion: false,
    onFailure: failures.push.bind(failures),
    now: () => 0,
  });
  const frame = {kind: 'pixels', data: pixels(40, 32).data, size: SIZE} as const;
  expect(() => {
    dreamer.setOptions({...FIRST_DREAM, dream: 'no-such-dream' as DreamId});
  }).toThrow(/no-such-dream/);
  const {picture} = dreamer.advance(frame, 100);
  expect(picture).toEqual({...frame, data: frame.data.map((value, at) => (at % 4 === 3 ? 0 : value))});
  expect(failures).toEqual([]);
  await expect(dreamer.explain()).rejects.toMatchObject({code: 'source-empty'});
});
