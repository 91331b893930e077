import {describe, expect, test} from 'vitest';

import {createMapLens} from '../../../../../src/engine/lenses/map/map-lens.ts';
import type {LensView} from '../../../../../src/protocol/lens.ts';
import {sayAll} from '../../../../../src/words/say.ts';
import {lookThrough, type Shown} from '../../../../support/engine/look-through.ts';
import {CountedPerception} from '../../../../support/network/counted-perception.ts';

const network = new CountedPerception();
const {picture} = network.random;

/** A live source: after each view a newer picture waits. Frames are a second apart. */
function frame(nth: number, look: Shown<'map'>['look'] = {}): Shown<'map'> {
  const moved = picture.values.map((value, index) => Math.abs(value - ((nth * (1 + (index % 5))) % 9) / 20));
  return {network, picture: {...picture, values: moved}, look, capturedAt: 1000 * nth, isOld: () => true};
}

async function lookAt(lens: ReturnType<typeof createMapLens>, frames: number, from = 0): Promise<LensView> {
  let last: LensView | undefined;
  for (let nth = from; nth < from + frames; nth++) last = (await lookThrough(lens, frame(nth))).at(-1);
  return last!;
}

function factOf({findings}: LensView, nth: number): string {
  return sayAll(findings.facts[nth]!.value);
}

test('says how few pictures it has, then lays a map of them', async () => {
  const lens = createMapLens();
  const first = await lookAt(lens, 1);
  expect(first.plates.map(({id}) => id)).toEqual(['map', 'seen', 'near-0']);
  expect(sayAll(first.plates[0]!.caption!)).toMatch(/^Only 1 /);
  const later = await lookAt(lens, 6, 1);
  expect(sayAll(later.plates[0]!.caption!)).toMatch(/^Neighbours/);
  expect(factOf(later, 0)).toBe('7');
});

test('adds the pictures that the network has drawn, one after the other, and goes on alone while a picture is held', async () => {
  const shown = {...frame(0), unitPictures: [picture, picture, picture, picture], isOld: () => false};
  const views = await lookThrough(createMapLens(), shown);
  expect(factOf(views[0]!, 1)).toBe('1');
  expect(factOf(views.at(-1)!, 1)).toBe('4');
  expect(Number(factOf(views.at(-1)!, 2).replace(',', ''))).toBeGreaterThan(100);
});

test('what is held up stays beside its neighbours', async () => {
  const lens = createMapLens();
  await lookAt(lens, 6);
  const held = (await lookThrough(lens, frame(6, {holds: 1}))).at(-1)!;
  expect(held.plates[1]!.id).toBe('held');
  const later = (await lookThrough(lens, frame(7, {holds: 1}))).at(-1)!;
  expect(later.plates[1]!.picture).toEqual(held.plates[1]!.picture);
});

test('forgets at a press', async () => {
  const lens = createMapLens();
  await lookAt(lens, 6);
  const after = (await lookThrough(lens, frame(6, {forgets: 1}))).at(-1)!;
  expect(factOf(after, 0)).toBe('1');
});

describe('a kept map', () => {
  test('shows dots, and nobody in the neighbours’ places', async () => {
    const {plates} = await lookAt(createMapLens(), 6);
    expect(plates[0]!.kept!()).not.toEqual(plates[0]!.picture);
    expect(plates[0]!.kept!()).toMatchObject({width: plates[0]!.picture.width, height: plates[0]!.picture.height});
    const neighbour = plates.find(({id}) => id === 'near-0')!;
    expect(new Set(neighbour.kept!().data).size).toBe(1);
  });

  test('shows the pictures where that is asked for', async () => {
    const lens = createMapLens();
    await lookAt(lens, 6);
    const view = (await lookThrough(lens, frame(6, {arePicturesKept: true}))).at(-1)!;
    expect(view.plates.every(({kept}) => kept === undefined)).toBe(true);
  });
});
