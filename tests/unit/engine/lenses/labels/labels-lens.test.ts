import {expect, test} from 'vitest';

import {
  createLabelsLens,
  UNSURE_SHARE,
  WORDS_TIME_CONSTANT_MS,
} from '../../../../../src/engine/lenses/labels/labels-lens.ts';
import {SURE_SHARE} from '../../../../../src/engine/lenses/shared/words.ts';
import {sayAll} from '../../../../../src/words/say.ts';
import type {LensFindings} from '../../../../../src/protocol/lens.ts';
import type {PerceptionNetwork} from '../../../../../src/engine/network/perception.ts';
import {CountedPerception} from '../../../../support/network/counted-perception.ts';
import {lookThrough} from '../../../../support/engine/look-through.ts';

const real = new CountedPerception();
const {picture} = real.random;

/** A network that finds in every frame what it is told. */
class ToldPerception extends CountedPerception {
  shares: readonly number[] = [];

  override activations(): ReturnType<PerceptionNetwork['activations']> {
    const values = Float32Array.from(this.shares);
    return Promise.resolve(new Map([[this.file.output, {width: 1, height: 1, channels: values.length, values}]]));
  }
}

function openLabels(): (shares: readonly number[], capturedAt: number) => Promise<LensFindings> {
  const [lens, network] = [createLabelsLens(), new ToldPerception(real.random)];
  return async (shares, capturedAt) => {
    network.shares = shares;
    const views = await lookThrough(lens, {network, picture, capturedAt});
    expect(views).toHaveLength(1);
    return views[0]!.findings;
  };
}

test('the words are the likeliest of the network, likeliest first, over the picture it sees', async () => {
  const [view] = await lookThrough(createLabelsLens(), {network: real, picture});
  const shares = view!.findings.words.map(({share}) => share);
  expect(shares).toHaveLength(5);
  expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
  expect(view!.plates[0]!.picture).toMatchObject({width: picture.width, height: picture.height});
});

test('a share has gone two thirds of the way to a new one after the time constant', async () => {
  const show = openLabels();
  await show([1, 0, 0, 0, 0], 0);
  const {words} = await show([0, 1, 0, 0, 0], WORDS_TIME_CONSTANT_MS);
  expect(words[0]).toMatchObject({word: 'label 1'});
  expect(words[0]!.share).toBeCloseTo(1 - 1 / Math.E, 5);
});

test('a frozen frame, and one after a long pause, is told as it is', async () => {
  const show = openLabels();
  await show([1, 0, 0, 0, 0], 0);
  await show([0, 1, 0, 0, 0], 30);
  expect((await show([0, 1, 0, 0, 0], 30)).words[0]!.share).toBe(1);
  expect((await show([0, 0, 1, 0, 0], 60_000)).words[0]!.share).toBe(1);
});

test('a word is said from its threshold on, stays said down to a lower one, and another has to reach its own', async () => {
  const show = openLabels();
  const between = (UNSURE_SHARE + SURE_SHARE) / 2;
  const isSure = async (first: number, second: number): Promise<boolean> =>
    // The same moment again: nothing is smoothed.
    (await show([first, second, 0, 0, 0], 0)).isSure;
  expect(await isSure(between, 0.2)).toBe(false);
  expect(await isSure(SURE_SHARE + 0.01, 0.2)).toBe(true);
  expect(await isSure(between, 0.2)).toBe(true);
  expect(await isSure(0.2, between)).toBe(false);
  expect(await isSure(between, 0.2)).toBe(false);
  expect(await isSure(SURE_SHARE + 0.01, 0.2)).toBe(true);
  expect(await isSure(UNSURE_SHARE - 0.01, 0.2)).toBe(false);
});

test('its question is answered when it is sure of another word than at first', async () => {
  const show = openLabels();
  const answerTo = async (...shares: readonly number[]): Promise<string | null> => {
    const {answer} = await show(shares, 0);
    return answer && sayAll(answer);
  };
  expect(await answerTo(0.3, 0.3, 0.3, 0, 0)).toBeNull();
  expect(await answerTo(0.9, 0.1, 0, 0, 0)).toBeNull();
  expect(await answerTo(0.3, 0.4, 0.3, 0, 0)).toBeNull();
  expect(await answerTo(0.1, 0.9, 0, 0, 0)).toBe('Now it says “label 1”, and no longer “label 0”.');
});
