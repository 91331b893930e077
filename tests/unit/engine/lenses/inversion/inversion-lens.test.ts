/**
 * The lens that rebuilds a picture from one layer: what it shows, keeps to, and begins again with.
 */
import {expect, test} from 'vitest';

import {
  createInversionLens,
  ENOUGH_STEPS,
  MOST_STEPS,
} from '../../../../../src/engine/lenses/inversion/inversion-lens.ts';
import type {LensView} from '../../../../../src/protocol/lens.ts';
import {lookThrough, startLooking, type Shown} from '../../../../support/engine/look-through.ts';
import {CountedPerception} from '../../../../support/network/counted-perception.ts';
import {seededRandom} from '../../../../support/network/random-network.ts';
import {randomPerception, randomPicture} from '../../../../support/network/random-perception.ts';

const small = randomPerception(2, {stages: 1, mostChannels: 4, width: 8, height: 8});
const network = new CountedPerception(small);
const {picture} = small;
const LAYER = small.file.layers[0]!;

async function views(
  lens: ReturnType<typeof createInversionLens>,
  shown: Partial<Shown<'inversion'>>,
  count: number,
): Promise<readonly LensView[]> {
  const looking = startLooking(lens, {network, picture, look: {layer: LAYER, calm: 0.01}, ...shown});
  const found: LensView[] = [];
  while (found.length < count) found.push((await looking.next()).value as LensView);
  await looking.return(undefined);
  return found;
}

/** The distance of each step so far, as the chart has it. */
function distances(view: LensView): readonly number[] {
  return view.findings.charts[0]!.series[0]!.points.map(([, distance]) => distance);
}

test('shows the original beside the rebuilt one, whose answers come nearer with the steps', async () => {
  const found = await views(createInversionLens(), {}, 60);
  expect(found[0]!.plates.map(({id}) => id)).toEqual(['original', 'rebuilt']);
  expect(found[0]!.findings.layer).toBe(LAYER);
  const losses = distances(found.at(-1)!);
  expect(losses).toHaveLength(60);
  expect(losses.at(-1)).toBeLessThan(0.8 * losses[0]!);
  expect(found.at(-1)!.findings.share).toBeCloseTo(60 / ENOUGH_STEPS, 6);
});

test('asks twice for each step, and once for what is to be rebuilt', async () => {
  const counted = new CountedPerception(small);
  await views(createInversionLens(), {network: counted}, 3);
  expect(counted.calls).toBe(1 + 2 * 3);
});

test('keeps to its frame while newer ones come, and begins again with the newest when it is done', async () => {
  const lens = createInversionLens();
  const other = randomPicture(8, 8, seededRandom(8));
  const original = (await views(lens, {}, 2))[1]!.plates[0]!.picture;
  const [kept] = await views(lens, {picture: other}, 1);
  expect(kept!.plates[0]!.picture).toEqual(original);
  expect(distances(kept!)).toHaveLength(3);
  // Newer frames wait: it ends as soon as it has enough.
  const rest = await lookThrough(lens, {network, picture, look: {layer: LAYER}, isOld: () => true});
  expect(rest).toHaveLength(ENOUGH_STEPS - 3);
  const [begun] = await views(lens, {picture: other}, 1);
  expect(begun!.plates[0]!.picture).not.toEqual(original);
  expect(distances(begun!)).toHaveLength(1);
});

test('a picture that stands still goes on, but not for ever', async () => {
  const found = await lookThrough(createInversionLens(), {network, picture, look: {layer: LAYER}});
  expect(found).toHaveLength(MOST_STEPS);
  expect(found.at(-1)!.findings.share).toBe(1);
});

test('another weight goes on with the picture, another layer begins again', async () => {
  const lens = createInversionLens();
  await views(lens, {}, 5);
  const [calmer] = await views(lens, {look: {layer: LAYER, calm: 10}}, 1);
  expect(distances(calmer!)).toHaveLength(6);
  const [other] = await views(lens, {look: {layer: small.file.layers[1]!}}, 1);
  expect(distances(other!)).toHaveLength(1);
});

test('a layer that the network has not is refused', async () => {
  const shown = {network, picture, look: {layer: 'conv99'}};
  await expect(lookThrough(createInversionLens(), shown)).rejects.toMatchObject({code: 'layer-unknown'});
});
