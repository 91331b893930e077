import {expect, test} from 'vitest';

import {
  coarseToFine,
  fillGrid,
  gridFor,
  occlude,
  patchAbout,
  patchAt,
  PATCH_GREY,
} from '../../../../../src/engine/lenses/occlusion/occlusion-grid.ts';
import {
  createOcclusionLens,
  PLACES_PER_STEP,
  strongestCell,
} from '../../../../../src/engine/lenses/occlusion/occlusion-lens.ts';
import {sayAll} from '../../../../../src/words/say.ts';
import type {LensView} from '../../../../../src/protocol/lens.ts';
import {naiveForward} from '../../../../support/network/naive-perception.ts';
import {CountedPerception} from '../../../../support/network/counted-perception.ts';
import {lookThrough, startLooking} from '../../../../support/engine/look-through.ts';

const SIZE = {width: 160, height: 160};
const SMALL = {patch: 16, stride: 8} as const;

test('squares stand about the middle of their cells and are cut at the border', () => {
  const grid = gridFor(SIZE, 16);
  expect(grid).toEqual({columns: 10, rows: 10});
  expect(patchAt(0, grid, {patch: 32, size: SIZE})).toEqual({left: 0, top: 0, right: 24, bottom: 24});
  expect(patchAt(23, grid, {patch: 32, size: SIZE})).toEqual({left: 40, top: 24, right: 72, bottom: 56});
  expect(patchAt(99, grid, {patch: 32, size: SIZE})).toEqual({left: 136, top: 136, right: 160, bottom: 160});
  expect(patchAbout({x: 0.5, y: 1}, {patch: 20, size: SIZE})).toEqual({left: 70, top: 150, right: 90, bottom: 160});
});

test('every cell comes once, coarse ones first, whatever the grid', () => {
  for (const grid of [gridFor(SIZE, 16), gridFor(SIZE, 12), {columns: 1, rows: 1}, {columns: 3, rows: 7}]) {
    const levels = coarseToFine(grid);
    const cells = levels.flat();
    expect(cells.toSorted((a, b) => a - b)).toEqual(Array.from({length: grid.columns * grid.rows}, (_, cell) => cell));
    const sizes = levels.map((level) => level.length);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  }
});

test('a cell that was not tried yet looks like the nearest one that was', () => {
  const filled = fillGrid(
    new Map([
      [0, -1],
      [3, 2],
    ]),
    {columns: 4, rows: 1},
  );
  expect([...filled]).toEqual([-1, -1, 2, 2]);
  expect([...fillGrid(new Map(), {columns: 2, rows: 1})]).toEqual([0, 0]);
});

test('hiding changes the square alone, to grey', () => {
  const {picture} = new CountedPerception().random;
  const rect = {left: 3, top: 5, right: 9, bottom: 7};
  const {values} = occlude(picture, rect);
  const changed = values.reduce((count, value, index) => count + (value === picture.values[index] ? 0 : 1), 0);
  expect(changed).toBe(6 * 2 * 3);
  expect(values[(5 * picture.width + 3) * 3]).toBe(PATCH_GREY);
});

test('the map holds how the probability of the likeliest word changes, cell for cell', async () => {
  const network = new CountedPerception();
  const {random} = network;
  const views = await lookThrough(createOcclusionLens(), {network, picture: random.picture, look: SMALL});
  const {findings} = views.at(-1)!;
  const sharesOf = (picture: typeof random.picture): number[] => [
    ...naiveForward(random, picture).get(random.file.output)!.values,
  ];
  const whole = sharesOf(random.picture);
  const label = whole.indexOf(Math.max(...whole));
  const grid = gridFor(random.picture, SMALL.stride);
  const changes = Array.from({length: grid.columns * grid.rows}, (_, cell) => {
    const hidden = occlude(random.picture, patchAt(cell, grid, {patch: SMALL.patch, size: random.picture}));
    return sharesOf(hidden)[label]! - whole[label]!;
  });
  const strongest = changes.indexOf(Math.min(...changes));
  expect(strongestCell(new Map(changes.entries()))).toBe(strongest);
  expect(findings).toMatchObject({label: `label ${label}`, share: 1});
  const place = `column ${(strongest % 4) + 1} of 4, row ${Math.floor(strongest / 4) + 1} of 4`;
  const needed = findings.facts.find(({name}) => sayAll(name) === 'It needs this place most')!;
  expect(sayAll(needed.value)).toContain(place);
});

test('refines in steps of a few places, and asks for no more once nobody reads on', async () => {
  const network = new CountedPerception();
  const {picture} = network.random;
  const views = startLooking(createOcclusionLens(), {network, picture, look: SMALL});
  await views.next();
  expect(network.calls).toBe(1);
  const shares: number[] = [];
  for (let step = 0; step < 2; step++) shares.push(((await views.next()).value as LensView).findings.share);
  const [first, second] = shares;
  expect(second).toBeGreaterThan(first!);
  const before = network.calls;
  expect(before).toBeLessThanOrEqual(1 + 2 * PLACES_PER_STEP);
  await views.return(undefined);
  expect((await views.next()).done).toBe(true);
  expect(network.calls).toBe(before);
});

test("the visitor's own square is shown and asked about, and the same frame's map is not computed again", async () => {
  const network = new CountedPerception();
  const {picture} = network.random;
  const lens = createOcclusionLens();
  const look = {...SMALL, spot: {x: 0.5, y: 0.5}};
  await lookThrough(lens, {network, picture, look: SMALL, capturedAt: 5});
  const before = network.calls;
  const views = await lookThrough(lens, {network, picture, look, capturedAt: 5});
  expect(network.calls).toBe(before + 1);
  const {plates, findings} = views.at(-1)!;
  const middle = (16 * picture.width + 16) * 4;
  expect(plates[0]!.picture.data[middle]).toBe(128);
  expect(findings.share).toBe(1);
  const hidden = occlude(picture, patchAbout(look.spot, {patch: SMALL.patch, size: picture}));
  const shares = naiveForward(network.random, hidden).get(network.file.output)!.values;
  expect(findings.words[0]!.share).toBeCloseTo(Math.max(...shares), 5);
  await lookThrough(lens, {network, picture, look: SMALL, capturedAt: 6});
  expect(network.calls).toBeGreaterThan(before + 10);
});

test('a step of nothing is taken as the smallest there is', async () => {
  const network = new CountedPerception();
  const {picture} = network.random;
  const views = startLooking(createOcclusionLens(), {network, picture, look: {patch: 8, stride: 0}});
  await views.next();
  const {findings} = (await views.next()).value as LensView;
  expect(findings.share).toBeCloseTo(PLACES_PER_STEP / 8 ** 2);
  await views.return(undefined);
});

test('a word that the network has not is refused before anything is computed', async () => {
  const network = new CountedPerception();
  const look = {label: 'toaster'};
  await expect(
    lookThrough(createOcclusionLens(), {network, picture: network.random.picture, look}),
  ).rejects.toMatchObject({
    code: 'layer-unknown',
  });
  expect(network.calls).toBe(0);
});
