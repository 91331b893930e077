/** The lens that paints step by step: what it shows, keeps to, and where its style comes from. */
import {expect, test} from 'vitest';

import {gramMatrix} from '../../../../../src/engine/ascent/gram.ts';
import {createRepaintLens} from '../../../../../src/engine/lenses/repaint/repaint-lens.ts';
import {ENOUGH_STEPS} from '../../../../../src/engine/lenses/repaint/repaint-view.ts';
import {styleLayers} from '../../../../../src/engine/lenses/painting-grams.ts';
import type {LensTools} from '../../../../../src/engine/lenses/lens.ts';
import {toPixels} from '../../../../../src/engine/picture/convert-pixels.ts';
import type {LensView} from '../../../../../src/protocol/lens.ts';
import {lookThrough, startLooking, type Shown} from '../../../../support/engine/look-through.ts';
import {CountedPerception} from '../../../../support/network/counted-perception.ts';
import {naiveForward} from '../../../../support/network/naive-perception.ts';
import {seededRandom} from '../../../../support/network/random-network.ts';
import {randomPerception, randomPicture} from '../../../../support/network/random-perception.ts';

const small = randomPerception(2, {stages: 1, mostChannels: 4, width: 8, height: 8});
const network = new CountedPerception(small);
const {picture} = small;
const layers = styleLayers(small.file);
const other = randomPicture(8, 8, seededRandom(8));

const paintingGrams: LensTools['paintingGrams'] = () => {
  const found = naiveForward(small, other);
  return Promise.resolve(
    layers.map((layer) => {
      const map = found.get(layer)!;
      return {layer, gram: gramMatrix({...map, values: Float32Array.from(map.values)})};
    }),
  );
};

type RepaintLens = ReturnType<typeof createRepaintLens>;

/** The views behind so many steps. */
async function views(lens: RepaintLens, shown: Partial<Shown<'repaint'>>, steps: number): Promise<readonly LensView[]> {
  const looking = startLooking(lens, {network, picture, painting: 'a', paintingGrams, ...shown});
  const found: LensView[] = [];
  while (found.length < steps) {
    const view = (await looking.next()).value as LensView;
    if (view !== found.at(-1)) found.push(view);
  }
  await looking.return(undefined);
  return found;
}

function pointsOf(view: LensView, series: number): number {
  return view.findings.charts[0]!.series[series]!.points.length;
}

test('shows the painting, the picture, what the painter makes at once, and the matrices closing in', async () => {
  const found = await views(createRepaintLens(), {}, 20);
  expect(found[0]!.plates.map(({id}) => id)).toEqual([
    'painting',
    'original',
    'at-once',
    ...layers.map((layer) => `gram-${layer}`),
  ]);
  const losses = found.at(-1)!.findings.charts[0]!.series[0]!.points.map(([, loss]) => loss);
  expect(losses).toHaveLength(20);
  expect(losses.at(-1)).toBeLessThan(losses[0]!);
});

test('begins with the picture itself, or with noise', async () => {
  const [own] = await views(createRepaintLens(), {}, 1);
  const [noisy] = await views(createRepaintLens(), {look: {isFromNoise: true}}, 1);
  const contentAtStart = (view: LensView): number => view.findings.charts[0]!.series[1]!.points[0]![1];
  expect(contentAtStart(own!)).toBe(0);
  expect(contentAtStart(noisy!)).toBeGreaterThan(0);
});

test('keeps to its frame while newer ones come, and to its painting while the weight changes', async () => {
  const lens = createRepaintLens();
  await views(lens, {}, 3);
  const [later] = await views(lens, {picture: other, look: {styleWeight: 50}}, 1);
  expect(pointsOf(later!, 0)).toBeGreaterThanOrEqual(3);
});

test('another painting begins again with the same frame', async () => {
  const lens = createRepaintLens();
  const [before] = await views(lens, {}, 3);
  const [begun] = await views(lens, {painting: 'b', picture: other}, 1);
  expect(pointsOf(begun!, 0)).toBe(1);
  expect(begun!.plates[1]!.picture).toEqual(before!.plates[1]!.picture);
});

test('takes the style of what is held up, and goes back to the painting', async () => {
  const lens = createRepaintLens();
  await views(lens, {}, 2);
  const [held] = await views(lens, {picture: other, look: {holdsStyle: 1}}, 1);
  expect(held!.plates.map(({id}) => id).slice(0, 3)).toEqual(['painting', 'original', 'style']);
  expect(pointsOf(held!, 0)).toBe(1);
  const [back] = await views(lens, {picture: other, look: {holdsStyle: 1, takesPainting: 1}}, 1);
  expect(back!.plates.map(({id}) => id).slice(0, 3)).toEqual(['painting', 'original', 'at-once']);
});

test('takes the style of a picture that was brought, also when the lens has just been opened', async () => {
  const lens = createRepaintLens();
  const [view] = await views(lens, {brought: other, look: {bringsStyle: 1}}, 1);
  const style = view!.plates.find(({id}) => id === 'style')!;
  expect(style.picture).toEqual(toPixels(other));
  // Counted, but lost with an engine: the painting is taken.
  const [without] = await views(createRepaintLens(), {look: {bringsStyle: 1}}, 1);
  expect(without!.plates.map(({id}) => id)).not.toContain('style');
});

test('ends as soon as it has enough where newer frames wait, and begins again with the newest', async () => {
  const lens = createRepaintLens();
  const shown = {network, picture, painting: 'a', paintingGrams};
  const last = (await lookThrough(lens, {...shown, isOld: () => true})).at(-1)!;
  expect(last.findings.share).toBe(1);
  const [begun] = await views(lens, {picture: other}, 1);
  expect(begun!.findings.share).toBeCloseTo(1 / ENOUGH_STEPS, 6);
  expect(begun!.plates[1]!.picture).toEqual(toPixels(other));
}, 120_000);
