import {describe, expect, test} from 'vitest';

import {createClassesLens} from '../../../../../src/engine/lenses/classes/classes-lens.ts';
import type {LensView} from '../../../../../src/protocol/lens.ts';
import {sayAll} from '../../../../../src/words/say.ts';
import {lookThrough, startLooking, type Shown} from '../../../../support/engine/look-through.ts';
import {CountedPerception} from '../../../../support/network/counted-perception.ts';
import {randomPerception} from '../../../../support/network/random-perception.ts';

/** Small enough for hundreds of steps. */
const network = new CountedPerception(randomPerception(5, {mostChannels: 4, stages: 1, width: 8, height: 8}));
const {picture} = network.random;
const COLUMNS = ['plain', 'regularised', 'fourier', 'maco'];

/** So many views of a look, which then is broken off. */
async function views(
  lens: ReturnType<typeof createClassesLens>,
  count: number,
  look: Shown<'classes'>['look'] = {},
): Promise<readonly LensView[]> {
  const looking = startLooking(lens, {network, picture, look: {label: 'label 2', ...look}});
  const found: LensView[] = [];
  while (found.length < count) found.push((await looking.next()).value as LensView);
  await looking.return();
  return found;
}

function stepsOf({findings}: LensView): number {
  return Number.parseInt(sayAll(findings.facts[0]!.value), 10);
}

function shareOf({plates}: LensView, column: string): number {
  const caption = sayAll(plates.find(({id}) => id === column)!.caption!);
  return Number(/([\d.]+) %/.exec(caption)![1]);
}

test('shows where it begins, then a step of one picture after the other', async () => {
  const [start, ...later] = await views(createClassesLens(), 9);
  expect(start!.plates.map(({id}) => id)).toEqual(COLUMNS);
  expect(start!.findings).toMatchObject({label: 'label 2', unit: null, share: 0});
  let before = start!;
  for (const [index, view] of later.entries()) {
    const changed = view.plates.filter(({picture: shown}, nth) => {
      return shown.data.some((value, at) => value !== before.plates[nth]!.picture.data[at]);
    });
    expect(changed.map(({id}) => id)).toEqual([COLUMNS[index % 4]]);
    before = view;
  }
  expect(stepsOf(before)).toBe(2);
});

test('climbs to the word in every way, and then stays', async () => {
  const lens = createClassesLens(() => 0);
  const shown = {network, picture, look: {label: 'label 2'}};
  const found = await lookThrough(lens, shown);
  // Before its first step, a picture has no answer yet.
  const [start, end] = [found[4]!, found.at(-1)!];
  expect([stepsOf(end), end.findings.share]).toEqual([200, 1]);
  for (const column of COLUMNS) expect(shareOf(end, column), column).toBeGreaterThanOrEqual(shareOf(start, column));
  expect(shareOf(end, 'plain')).toBeGreaterThan(50);
  expect(await lookThrough(lens, shown)).toEqual([]);
});

test('what stays is told again from time to time', async () => {
  let now = 0;
  const lens = createClassesLens(() => now);
  const shown = {network, picture, look: {label: 'label 2'}};
  await lookThrough(lens, shown);
  now = 1500;
  expect(await lookThrough(lens, shown)).toHaveLength(1);
});

test('goes on where it was with a newer frame, and does one step between two views', async () => {
  const lens = createClassesLens();
  await views(lens, 5);
  const before = network.calls;
  const newer = {...picture, values: picture.values.map((value) => 1 - value)};
  const looking = startLooking(lens, {network, picture: newer, look: {label: 'label 2'}});
  expect(stepsOf((await looking.next()).value as LensView)).toBe(1);
  await looking.return();
  // Its gradient, and the answer to the new picture.
  expect(network.calls - before).toBe(2);
});

test('another slider begins the second picture anew, and no other', async () => {
  const lens = createClassesLens();
  await views(lens, 9);
  const changed = await views(lens, 3, {blurEvery: 1});
  expect(changed.map(stepsOf)).toEqual([0, 1, 2]);
});

describe.each([
  ['word', {label: 'label 1'}],
  ['start', {start: 'frame'}],
  ['press', {beginsAnew: 1}],
  ['unit', {layer: 'conv1-relu', unit: 1}],
] as const)('another %s', (_name, look) => {
  test('begins all of them anew', async () => {
    const lens = createClassesLens();
    await views(lens, 9);
    const [view] = await views(lens, 1, look);
    expect(stepsOf(view!)).toBe(0);
  });
});

test('from the frame, all but the phases begin with it', async () => {
  const [view] = await views(createClassesLens(), 1, {start: 'frame'});
  const [plain, regularised, fourier] = view!.plates.map((plate) => plate.picture.data);
  for (const [pixel, value] of picture.values.entries()) {
    const at = Math.floor(pixel / 3) * 4 + (pixel % 3);
    expect(Math.abs(plain![at]! - 255 * Math.min(1, Math.max(0, value)))).toBeLessThan(1);
    expect(Math.abs(fourier![at]! - 255 * Math.min(0.98, Math.max(0.02, value)))).toBeLessThan(1.5);
  }
  expect(regularised).toEqual(plain);
});

test('where it mattered covers the rest of the fourth picture alone', async () => {
  const plainly = (await views(createClassesLens(), 9)).at(-1)!;
  const masked = (await views(createClassesLens(), 9, {isMasked: true})).at(-1)!;
  for (const nth of [0, 1, 2]) expect(masked.plates[nth]!.picture).toEqual(plainly.plates[nth]!.picture);
  const [whole, covered] = [plainly.plates[3]!.picture.data, masked.plates[3]!.picture.data];
  expect(covered.every((value, at) => value <= whole[at]!)).toBe(true);
  expect(covered.some((value, at) => value < whole[at]!)).toBe(true);
});

test('a unit is answered in numbers instead of shares', async () => {
  const [, view] = await views(createClassesLens(), 2, {layer: 'conv1-relu', unit: 1});
  expect(view!.findings).toMatchObject({label: null, layer: 'conv1-relu', unit: 1});
  expect(sayAll(view!.plates[0]!.caption!)).toMatch(/^Plain, L2: -?[\d.]+$/);
});

test('refuses a word that the network has not', async () => {
  const shown = {network, picture, look: {label: 'toaster'}};
  await expect(lookThrough(createClassesLens(), shown)).rejects.toMatchObject({code: 'layer-unknown'});
});
