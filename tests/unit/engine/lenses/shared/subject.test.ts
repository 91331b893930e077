import {describe, expect, test} from 'vitest';

import {
  answerOf,
  chooseSubject,
  cotangentsOf,
  objectiveOf,
  type Subject,
} from '../../../../../src/engine/lenses/shared/subject.ts';
import {likeliestLabel, probabilitiesOf} from '../../../../../src/engine/lenses/shared/words.ts';
import {CountedPerception} from '../../../../support/network/counted-perception.ts';

const network = new CountedPerception();
const {file} = network;
const {picture} = network.random;
const NOTHING = {label: null, layer: null, unit: null};

const SUBJECTS: readonly [string, Subject][] = [
  ['a word', {label: 3, layer: null, unit: null}],
  ['a unit', {label: null, layer: 'conv2a-relu', unit: 1}],
];

describe('the subject', () => {
  test('is the chosen unit, else the chosen word, else what is seen', async () => {
    const likeliest = likeliestLabel(await probabilitiesOf(network, picture));
    expect(await chooseSubject(network, NOTHING, picture)).toMatchObject({label: likeliest, unit: null});
    expect(await chooseSubject(network, {...NOTHING, label: 'Label 2'}, picture)).toMatchObject({label: 2, unit: null});
    const layer = 'conv1-relu';
    expect(await chooseSubject(network, {label: 'label 2', layer, unit: 1}, picture)).toEqual({
      label: null,
      layer,
      unit: 1,
    });
    // A layer alone names no unit.
    expect(await chooseSubject(network, {label: 'label 2', layer, unit: null}, picture)).toMatchObject({label: 2});
  });

  test.each([
    ['word', {...NOTHING, label: 'toaster'}],
    ['layer', {...NOTHING, layer: 'conv9'}],
    ['unit', {...NOTHING, unit: 9999}],
  ])('that names a %s which the network has not is refused', async (_what, options) => {
    await expect(chooseSubject(network, options, picture)).rejects.toMatchObject({code: 'layer-unknown'});
  });
});

describe.each(SUBJECTS)('of %s', (_name, subject) => {
  test('the answer is what is climbed', async () => {
    const {score} = await network.gradient(picture, objectiveOf(file, subject), 'plain');
    expect((await answerOf(network, picture, subject)).score).toBeCloseTo(score, 4);
  });

  test('the gradient is the same where it is given by numbers', async () => {
    const layers = [cotangentsOf(file, subject, picture)];
    const given = await network.gradient(picture, {kind: 'cotangents', layers}, 'plain');
    const asked = await network.gradient(picture, objectiveOf(file, subject), 'plain');
    expect(asked.gradient.some((value) => value !== 0)).toBe(true);
    for (const [at, value] of asked.gradient.entries()) expect(given.gradient[at]).toBeCloseTo(value, 5);
  });
});

test('a word has a probability, a unit has none', async () => {
  const [[, word], [, unit]] = SUBJECTS as [[string, Subject], [string, Subject]];
  const shares = await probabilitiesOf(network, picture);
  expect((await answerOf(network, picture, word)).share).toBeCloseTo(shares[3]!, 6);
  expect((await answerOf(network, picture, unit)).share).toBeNull();
});
