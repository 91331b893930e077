import {expect, test} from 'vitest';

import {createAccentuateLens} from '../../../../../src/engine/lenses/accentuate/accentuate-lens.ts';
import {accentuatingGradient, earlyLayer} from '../../../../../src/engine/lenses/accentuate/accentuation.ts';
import {objectiveOf} from '../../../../../src/engine/lenses/shared/subject.ts';
import type {LensView} from '../../../../../src/protocol/lens.ts';
import {sayAll} from '../../../../../src/words/say.ts';
import {lookThrough, startLooking, type Shown} from '../../../../support/engine/look-through.ts';
import {CountedPerception} from '../../../../support/network/counted-perception.ts';
import {naiveForward} from '../../../../support/network/naive-perception.ts';
import {randomDirections, addScaled, dot, relativeError} from '../../../../support/network/random-directions.ts';
import {seededRandom} from '../../../../support/network/random-network.ts';
import {randomPerception, randomPicture} from '../../../../support/network/random-perception.ts';

const network = new CountedPerception(randomPerception(5, {mostChannels: 4, stages: 1, width: 8, height: 8}));
const {picture} = network.random;
const SUBJECT = {label: 2, layer: null, unit: null} as const;
const LOOK = {label: 'label 2'};

function factOf({findings}: LensView, nth: number): string {
  return sayAll(findings.facts[nth]!.value);
}

async function lookFor(count: number, shown: Partial<Shown<'accentuate'>> = {}): Promise<LensView> {
  const looking = startLooking(createAccentuateLens(), {network, picture, look: LOOK, ...shown});
  let last: LensView | undefined;
  for (let view = 0; view < count; view++) last = (await looking.next()).value as LensView;
  await looking.return();
  return last!;
}

test('the gradient is that of the score less what the early answers have moved', async () => {
  const layer = earlyLayer(network);
  const [near, direction] = [
    randomPicture(8, 8, seededRandom(8)),
    randomDirections(1, picture.values.length, seededRandom(9))[0]!,
  ];
  const kept = naiveForward(network.random, picture).get(layer)!.values;
  const scoreAt = (step: number): number => {
    const found = naiveForward(network.random, {...near, values: addScaled(near.values, direction, step)});
    const now = found.get(layer)!.values;
    const moved = kept.reduce((sum, value, at) => sum + (now[at]! - value) ** 2, 0);
    return found.get('logits')!.values[2]! - (7 * moved) / kept.reduce((sum, value) => sum + value * value, 0);
  };
  const gradient = await accentuatingGradient(network, near, {
    frame: picture,
    subject: SUBJECT,
    layer,
    faithfulness: 7,
  });
  const measured = (scoreAt(1e-6) - scoreAt(-1e-6)) / 2e-6;
  expect(relativeError(dot(gradient, direction), measured)).toBeLessThan(1e-3);
});

test('where nothing has moved yet, it is the gradient of the score alone', async () => {
  const accent = {frame: picture, subject: SUBJECT, layer: earlyLayer(network), faithfulness: 7};
  const found = await accentuatingGradient(network, picture, accent);
  const {gradient} = await network.gradient(picture, objectiveOf(network.file, SUBJECT), 'plain');
  for (const [at, value] of gradient.entries()) expect(found[at]).toBeCloseTo(value, 5);
});

test('shows the frame, the frame with more of it, and the difference, and counts', async () => {
  const start = await lookFor(1);
  expect(start.plates.map(({id}) => id)).toEqual(['seen', 'more', 'added']);
  expect(start.findings).toMatchObject({label: 'label 2', share: 0});
  expect(factOf(start, 1)).toBe(factOf(start, 2));
  expect(factOf(await lookFor(4), 0)).toBe('3 of 200');
});

test('raises the word, and moves less the more faithful it is to be', async () => {
  const share = (view: LensView): number => Number.parseFloat(factOf(view, 2));
  const moved = (view: LensView): number => Number.parseFloat(factOf(view, 3));
  const [start, free, held] = [
    await lookFor(1),
    await lookFor(60, {look: {...LOOK, faithfulness: 0.1}}),
    await lookFor(60, {look: {...LOOK, faithfulness: 1000}}),
  ];
  expect(share(free)).toBeGreaterThan(share(start));
  expect(moved(held)).toBeLessThan(moved(free));
});

test('keeps its frame until something is chosen', async () => {
  const lens = createAccentuateLens();
  const other = randomPicture(8, 8, seededRandom(3));
  const first = (await lookThrough(lens, {network, picture, look: LOOK}))[0]!;
  const later = (await lookThrough(lens, {network, picture: other, look: LOOK, capturedAt: 1}))[0];
  expect(later?.plates[0]?.picture ?? first.plates[0]!.picture).toEqual(first.plates[0]!.picture);
  const looking = startLooking(lens, {network, picture: other, look: {...LOOK, beginsAnew: 1}});
  const again = (await looking.next()).value as LensView;
  expect(again.plates[0]!.picture).not.toEqual(first.plates[0]!.picture);
  await looking.return();
});

test.each([
  ['word', {label: 'toaster'}],
  ['layer', {layer: 'conv9', unit: 0}],
  ['unit', {layer: 'conv1-relu', unit: 9999}],
])('refuses a %s that the network has not', async (_what, look) => {
  await expect(lookThrough(createAccentuateLens(), {network, picture, look})).rejects.toMatchObject({
    code: 'layer-unknown',
  });
});
