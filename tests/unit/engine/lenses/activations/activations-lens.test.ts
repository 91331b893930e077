/**
 * The lens of activations: its plates, its one look at the network for each frame, what it
 * remembers and refuses.
 */
import {expect, test} from 'vitest';

import {createActivationsLens} from '../../../../../src/engine/lenses/activations/activations-lens.ts';
import {sayAll} from '../../../../../src/words/say.ts';
import type {Activation} from '../../../../../src/engine/network/perception.ts';
import {CountedPerception} from '../../../../support/network/counted-perception.ts';
import {lookThrough, startLooking} from '../../../../support/engine/look-through.ts';
import {randomPicture} from '../../../../support/network/random-perception.ts';
import {seededRandom} from '../../../../support/network/random-network.ts';

const network = new CountedPerception();
const {picture} = network.random;

async function activationOf(layer: string): Promise<Activation> {
  return (await network.activations(picture, [layer])).get(layer)!;
}

test('a layer is a grid of its units’ maps, each to be tapped, at the price of one look at the network', async () => {
  const layer = 'conv1-relu';
  const {width, height, channels} = await activationOf(layer);
  const before = network.calls;
  const [view, ...more] = await lookThrough(createActivationsLens(), {network, picture, look: {layer}});
  expect(network.calls).toBe(before + 1);
  expect(more).toEqual([]);
  expect(view).toMatchObject({arrangement: 'grid', findings: {layer, unit: null}});
  expect(view!.plates.map(({tap}) => tap)).toEqual(
    Array.from({length: channels}, (_, unit) => ({lens: 'activations', options: {layer, unit}})),
  );
  expect(view!.plates.every((plate) => plate.picture.width === width && plate.picture.height === height)).toBe(true);
});

test('a brighter cell is one that answers more strongly, on one scale for the layer', async () => {
  const layer = 'conv1-relu';
  const {width, height, channels, values} = await activationOf(layer);
  const [view] = await lookThrough(createActivationsLens(), {network, picture, look: {layer}});
  // Cividis's red rises with its lightness but for a start of a fifth, so values of clearly
  // different size are compared.
  const cells = Array.from({length: width * height * channels}, (_, index) => {
    const [cell, unit] = [Math.floor(index / channels), index % channels];
    return {value: values[index]!, red: view!.plates[unit]!.picture.data[cell * 4]!};
  });
  const sorted = cells.sort((a, b) => a.value - b.value);
  expect(sorted[0]!.value).toBe(0);
  expect(sorted.slice(1).every(({red}, index) => red >= sorted[index]!.red)).toBe(true);
  expect(sorted.at(-1)!.red).toBeGreaterThan(200);
});

test('a chosen unit is shown large, beside the frames that excited it most, from the strongest on', async () => {
  const lens = createActivationsLens();
  const layer = network.file.layers.at(-1)!;
  const pictures = [1, 2, 3].map((seed) => randomPicture(32, 32, seededRandom(seed)));
  const peaks = await Promise.all(
    pictures.map(async (seen) => {
      const {channels, values} = (await network.activations(seen, [layer])).get(layer)!;
      return Math.max(...values.filter((_, index) => index % channels === 0));
    }),
  );
  for (const [frame, seen] of pictures.entries()) {
    await lookThrough(lens, {network, picture: seen, look: {layer}, capturedAt: frame * 1000});
  }
  const look = {layer, unit: 0};
  const [view] = await lookThrough(lens, {network, picture: pictures[0]!, look, capturedAt: 3000});
  const order = [...peaks.entries()].sort(([, a], [, b]) => b - a);
  expect(view!.arrangement).toBe('main');
  expect(view!.findings).toMatchObject({layer, unit: 0});
  expect(view!.plates[0]).toMatchObject({id: 'unit-0', picture: {width: 32, height: 32}});
  const ages = view!.plates.slice(1).map(({caption}) => sayAll(caption!));
  // The first picture is seen again now, and is as strong as it was.
  const expected = order.flatMap(([frame]) => (frame === 0 ? ['3 s ago', 'now'] : [`${3 - frame} s ago`]));
  expect(peaks.every((peak) => peak > 0)).toBe(true);
  expect(ages).toEqual(expected);
});

test('in the spatial view every layer is one mosaic', async () => {
  const before = network.calls;
  const [view] = await lookThrough(createActivationsLens(), {network, picture, look: {isSpatial: true}});
  expect(network.calls).toBe(before + 1);
  expect(view!.plates.map(({id}) => id)).toEqual(network.file.layers.map((layer) => `layer-${layer}`));
});

test.each([
  {layer: 'conv9-relu'},
  {layer: 'centred'},
  {layer: 'conv1-relu', unit: 99},
  {layer: 'conv1-relu', unit: -1},
])('refuses what the network has not: %o', async (look) => {
  const looking = startLooking(createActivationsLens(), {network, picture, look});
  await expect(looking.next()).rejects.toMatchObject({code: 'layer-unknown'});
});
