import {describe, expect, test} from 'vitest';

import {createPlaygroundLens} from '../../../../../src/engine/lenses/playground/playground-lens.ts';
import type {LensView} from '../../../../../src/protocol/lens.ts';
import {lookThrough, startLooking} from '../../../../support/engine/look-through.ts';
import {CountedPerception} from '../../../../support/network/counted-perception.ts';

const network = new CountedPerception();
const shown = {network, picture: network.random.picture};

function epochsOf(view: LensView | undefined): number {
  return view!.findings.charts[0]!.series[0]!.points.at(-1)![0];
}

test('shows a network that has learnt nothing, and asks the large one for nothing', async () => {
  const views = await lookThrough(createPlaygroundLens(), shown);
  expect(views.map(({plates}) => plates.map(({id}) => id))).toEqual([['surface', 'network']]);
  expect(epochsOf(views[0])).toBe(0);
  expect(network.calls).toBe(0);
});

test('says nothing twice while nothing changes, but after a second in case the page has begun anew', async () => {
  let now = 0;
  const lens = createPlaygroundLens(() => now);
  await lookThrough(lens, shown);
  expect(await lookThrough(lens, shown)).toHaveLength(0);
  now = 1001;
  expect(await lookThrough(lens, shown)).toHaveLength(1);
});

test('learns while it plays, view by view, and goes on where it was after a rest', async () => {
  const lens = createPlaygroundLens();
  const playing = startLooking(lens, {...shown, look: {isPlaying: true}});
  await playing.next();
  await playing.next();
  const third = (await playing.next()).value as LensView;
  await playing.return(undefined);
  const reached = epochsOf(third);
  expect(reached).toBeGreaterThan(0);
  expect(third.findings.share).toBeLessThan(1);
  const [held] = await lookThrough(lens, {...shown, look: {isPlaying: false}});
  expect(epochsOf(held)).toBe(reached);
});

test('a step learns from every point once; again begins anew; another task, too', async () => {
  const lens = createPlaygroundLens();
  await lookThrough(lens, shown);
  const [stepped] = await lookThrough(lens, {...shown, look: {steps: 1}});
  expect(epochsOf(stepped)).toBe(1);
  const [again] = await lookThrough(lens, {...shown, look: {steps: 1, restarts: 1}});
  expect(epochsOf(again)).toBe(0);
  await lookThrough(lens, {...shown, look: {steps: 2, restarts: 1}});
  const [other] = await lookThrough(lens, {...shown, look: {steps: 2, restarts: 1, dataSet: 'xor'}});
  expect(epochsOf(other)).toBe(0);
});

test('a lens that is opened anew takes no steps that were pressed before', async () => {
  const [opened] = await lookThrough(createPlaygroundLens(), {...shown, look: {steps: 7, restarts: 3}});
  expect(epochsOf(opened)).toBe(0);
});

describe('many starts', () => {
  test('begin at once, with a plate for each width, and can be left in the middle', async () => {
    const lens = createPlaygroundLens();
    const views = startLooking(lens, {...shown, look: {areManyStarts: true}});
    const first = (await views.next()).value as LensView;
    expect(first.plates.map(({id}) => id)).toEqual(['width-3', 'width-6', 'width-12', 'width-24']);
    expect(first.findings.share).toBe(0);
    const second = (await views.next()).value as LensView;
    expect(second.findings.share).toBeGreaterThan(0);
    await views.return(undefined);
    const [single] = await lookThrough(lens, shown);
    expect(single!.plates.map(({id}) => id)).toEqual(['surface', 'network']);
  });
});
