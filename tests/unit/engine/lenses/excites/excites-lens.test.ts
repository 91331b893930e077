/**
 * The lens of what excites a unit: its places against a forward pass of its own, their gradients
 * against the naive way back, and what it remembers and refuses.
 */
import {describe, expect, test} from 'vitest';

import {createExcitesLens} from '../../../../../src/engine/lenses/excites/excites-lens.ts';
import {cutOut, fieldWindow} from '../../../../../src/engine/lenses/excites/field-window.ts';
import {oneAnswer} from '../../../../../src/engine/lenses/excites/one-answer.ts';
import {gradientPicture} from '../../../../../src/engine/lenses/shared/plates.ts';
import {receptiveField} from '../../../../../src/engine/lenses/shared/receptive-field.ts';
import {sideBySide} from '../../../../../src/engine/lenses/shared/side-by-side.ts';
import {fromPixels, toPixels} from '../../../../../src/engine/picture/convert-pixels.ts';
import type {RgbPicture} from '../../../../../src/engine/picture/picture.ts';
import type {LensView} from '../../../../../src/protocol/lens.ts';
import {sayAll} from '../../../../../src/words/say.ts';
import {CountedPerception} from '../../../../support/network/counted-perception.ts';
import {naiveForward, naiveGradient} from '../../../../support/network/naive-perception.ts';
import {lookThrough, startLooking} from '../../../../support/engine/look-through.ts';
import {randomPicture} from '../../../../support/network/random-perception.ts';
import {seededRandom} from '../../../../support/network/random-network.ts';

const network = new CountedPerception();
const layer = 'conv1-relu';
const unit = 0;
/** Whole bytes, as the lens remembers them. */
const PICTURES = [1, 2, 3].map((seed) => fromPixels(toPixels(randomPicture(32, 32, seededRandom(seed)))));
const black: RgbPicture = {width: 32, height: 32, values: new Float32Array(32 * 32 * 3)};

/** The largest answer of the unit and its cell, by a forward pass of another kind. */
function peakOf(picture: RgbPicture) {
  const {width, channels, values} = naiveForward(network.random, picture).get(layer)!;
  const answers = Array.from(values).filter((_, index) => index % channels === unit);
  const score = Math.max(...answers);
  const cell = answers.indexOf(score);
  return {score, x: cell % width, y: Math.floor(cell / width)};
}

async function lookAt(lens: ReturnType<typeof createExcitesLens>, picture: RgbPicture, capturedAt: number) {
  return (await lookThrough(lens, {network, picture, look: {layer, unit}, capturedAt})).at(-1)!;
}

/** '3.41, 12 s ago' of each place. */
function placesOf({plates}: LensView): readonly string[] {
  return plates.filter(({id}) => id.startsWith('place-')).map(({caption}) => sayAll(caption!));
}

test('the places are the strongest of the last minute, from the strongest on', async () => {
  const lens = createExcitesLens();
  let view: LensView | undefined;
  for (const [nth, picture] of PICTURES.entries()) view = await lookAt(lens, picture, 3000 * nth);
  const order = PICTURES.map((picture, nth) => ({...peakOf(picture), age: 6 - 3 * nth})).sort(
    (a, b) => b.score - a.score,
  );
  expect(placesOf(view!)).toEqual(
    order.map(({score, age}) => `${score.toFixed(2)}, ${age === 0 ? 'now' : `${age} s ago`}`),
  );
  expect(view!.findings).toMatchObject({layer, unit, share: 1});
});

test('frames that are hardly apart are one place, and after a minute none', async () => {
  const lens = createExcitesLens();
  await lookAt(lens, PICTURES[0]!, 0);
  expect(placesOf(await lookAt(lens, PICTURES[1]!, 600))).toHaveLength(1);
  expect(placesOf(await lookAt(lens, PICTURES[2]!, 70_000))).toEqual([`${peakOf(PICTURES[2]!).score.toFixed(2)}, now`]);
});

test('beside each place is the guided gradient of that one answer, as the naive way back finds it', async () => {
  const [picture] = PICTURES as [RgbPicture];
  const {x, y} = peakOf(picture);
  const {plates} = await lookAt(createExcitesLens(), picture, 0);
  const objective = oneAnswer({layer, unit}, naiveForward(network.random, picture).get(layer)!, {x, y});
  const {gradient} = naiveGradient(network.random, picture, objective, 'guided');
  const window = fieldWindow(receptiveField(network.file, layer), x, y, picture);
  const values = Float32Array.from(gradient);
  expect(values.some((value) => value !== 0)).toBe(true);
  const expected = sideBySide([
    toPixels(cutOut(picture, window)),
    gradientPicture(cutOut({...picture, values}, window)),
  ]);
  const {width, height, data} = plates[0]!.picture;
  expect([width, height]).toEqual([expected.width, expected.height]);
  const worst = data.reduce((most, value, index) => Math.max(most, Math.abs(value - expected.data[index]!)), 0);
  expect(worst).toBeLessThanOrEqual(1);
});

test('the first view shows the places at once, and each of the next has one step more', async () => {
  const counted = new CountedPerception();
  const lens = createExcitesLens();
  const looking = startLooking(lens, {network: counted, picture: PICTURES[0]!, look: {layer, unit}});
  const shares: number[] = [];
  for await (const view of looking) {
    shares.push(view.findings.share);
    expect(placesOf(view)).toHaveLength(1);
    expect(counted.calls).toBeLessThanOrEqual(shares.length);
  }
  expect(shares).toEqual([0, 0, 1]);
  // The same frame again is not worked out again.
  const before = counted.calls;
  await lookThrough(lens, {network: counted, picture: PICTURES[0]!, look: {layer, unit}});
  expect(counted.calls).toBe(before + 1);
});

test('the unit’s own picture stands beside its places, where the network has one', async () => {
  const portrait = randomPicture(8, 8, seededRandom(9));
  const shown = {network, picture: PICTURES[0]!, look: {layer, unit}};
  const views = await lookThrough(createExcitesLens(), {...shown, unitPictures: [portrait]});
  expect(views[0]!.plates.map(({id}) => id)).toEqual(['place-0']);
  expect(views.at(-1)!.plates.at(-1)).toMatchObject({id: 'portrait', picture: toPixels(portrait)});
  const without = await lookThrough(createExcitesLens(), shown);
  expect(without.at(-1)!.plates.map(({id}) => id)).toEqual(['place-0']);
});

describe('without a unit', () => {
  test('it takes the one that answers most, and stays with it', async () => {
    const lens = createExcitesLens();
    const {channels, values} = naiveForward(network.random, PICTURES[0]!).get(layer)!;
    const strongest = values.indexOf(Math.max(...values)) % channels;
    for (const [nth, picture] of PICTURES.entries()) {
      const views = await lookThrough(lens, {network, picture, look: {layer}, capturedAt: 3000 * nth});
      expect(views.at(-1)!.findings.unit).toBe(strongest);
    }
  });
});

test('says that nothing has excited the unit yet, and the mirror goes on', async () => {
  const silent = new CountedPerception();
  silent.activations = async (picture, layers) => {
    const found = await CountedPerception.prototype.activations.call(silent, picture, layers);
    return new Map([...found].map(([name, each]) => [name, {...each, values: each.values.map(() => 0)}]));
  };
  const [view] = await lookThrough(createExcitesLens(), {network: silent, picture: black, look: {layer, unit}});
  expect(sayAll(view!.plates[0]!.caption!)).toMatch(/^Nothing has excited unit 0 of conv1-relu yet/);
  expect(view!.findings.share).toBe(1);
});

test('its question is answered by an answer that is clearly stronger than all before', async () => {
  const lens = createExcitesLens();
  // Nearly even: what little contrast there is excites less.
  const faint = {...PICTURES[0]!, values: PICTURES[0]!.values.map((value) => 0.45 + (value - 0.45) / 4)};
  const [before, after] = [peakOf(faint).score, peakOf(PICTURES[0]!).score];
  expect(after).toBeGreaterThan(1.2 * before);
  expect((await lookAt(lens, faint, 0)).findings.answer).toBeNull();
  const {answer} = (await lookAt(lens, PICTURES[0]!, 3000)).findings;
  expect(answer?.values?.['to']).toBeCloseTo(after, 4);
});

test.each([{layer: 'conv9-relu'}, {layer: 'centred'}, {layer, unit: 99}, {layer, unit: -1}])(
  'refuses what the network has not: %o',
  async (look) => {
    const looking = startLooking(createExcitesLens(), {network, picture: black, look});
    await expect(looking.next()).rejects.toMatchObject({code: 'layer-unknown'});
  },
);
