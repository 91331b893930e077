import {expect, test} from 'vitest';

import {gradientPicture} from '../../../../../src/engine/lenses/shared/plates.ts';
import {createSaliencyLens} from '../../../../../src/engine/lenses/saliency/saliency-lens.ts';
import {naiveGradient} from '../../../../support/network/naive-perception.ts';
import {CountedPerception} from '../../../../support/network/counted-perception.ts';
import {lookThrough, startLooking} from '../../../../support/engine/look-through.ts';
import {randomPerception} from '../../../../support/network/random-perception.ts';
import {sayAll} from '../../../../../src/words/say.ts';
import type {LensView} from '../../../../../src/protocol/lens.ts';
import type {Objective, ReluRule} from '../../../../../src/engine/network/perception.ts';

const network = new CountedPerception();
const {picture} = network.random;

function expected(objective: Objective, rule: ReluRule): ReturnType<typeof gradientPicture> {
  const {gradient} = naiveGradient(network.random, picture, objective, rule);
  return gradientPicture({...picture, values: Float32Array.from(gradient)});
}

test("shows a word's gradient under the three rules side by side", async () => {
  const view = (await lookThrough(createSaliencyLens(), {network, picture, look: {label: 'Label 2'}})).at(-1)!;
  expect(view.arrangement).toBe('row');
  expect(view.plates.map(({id}) => id)).toEqual(['plain', 'deconvnet', 'guided']);
  for (const {id, picture: shown} of view.plates) {
    expect(shown, id).toEqual(expected({kind: 'class', label: 2}, id as ReluRule));
  }
  expect(view.findings).toMatchObject({label: 'label 2', layer: null, unit: null, share: 1});
});

test("explains the likeliest word by itself, and a unit's mean where one is chosen", async () => {
  const [byItself] = await lookThrough(createSaliencyLens(), {network, picture});
  expect(byItself!.findings.label).toBe(byItself!.findings.words[0]!.word);
  const look = {layer: 'conv1-relu', unit: 1, label: 'label 2'};
  const ofUnit = (await lookThrough(createSaliencyLens(), {network, picture, look})).at(-1)!;
  expect(ofUnit.findings).toMatchObject({layer: 'conv1-relu', unit: 1, label: null});
  expect(ofUnit.plates[0]!.picture).toEqual(expected({kind: 'channel', layer: 'conv1-relu', channel: 1}, 'plain'));
});

test.each([
  ['word', {label: 'toaster'}],
  ['layer', {layer: 'conv9', unit: 0}],
  ['unit', {layer: 'conv1-relu', unit: 9999}],
])('refuses a %s that the network has not', async (_what, look) => {
  await expect(lookThrough(createSaliencyLens(), {network, picture, look})).rejects.toMatchObject({
    code: 'layer-unknown',
  });
});

test('the honesty check adds a row of the same with other weights, and how alike each pair is', async () => {
  const look = {isRandomised: true};
  const other = new CountedPerception(randomPerception(6));
  const shown = {network, picture, look, randomised: other};
  const view = (await lookThrough(createSaliencyLens(), shown)).at(-1)!;
  expect(view.plates.map(({id}) => id)).toEqual([
    'plain',
    'deconvnet',
    'guided',
    'plain-randomised',
    'deconvnet-randomised',
    'guided-randomised',
  ]);
  expect(other.calls).toBe(3);
  expect(view.findings.facts).toHaveLength(3);
  const toItself = (await lookThrough(createSaliencyLens(), {...shown, randomised: network})).at(-1)!;
  expect(toItself.findings.facts.map(({value}) => sayAll(value))).toEqual(['1.00', '1.00', '1.00']);
  expect(view.findings.facts.map(({value}) => sayAll(value))).not.toContain('1.00');
});

test('computes one gradient between two views, none once nobody reads on, and leaves no plate out meanwhile', async () => {
  const counted = new CountedPerception();
  const views = startLooking(createSaliencyLens(), {network: counted, picture});
  const first = (await views.next()).value as LensView;
  expect(first.plates).toHaveLength(3);
  expect(first.findings.share).toBeCloseTo(1 / 3);
  // The words, and one gradient.
  expect(counted.calls).toBe(2);
  await views.next();
  expect(counted.calls).toBe(3);
  await views.return(undefined);
  await views.next();
  expect(counted.calls).toBe(3);
});
