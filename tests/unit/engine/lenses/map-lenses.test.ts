/**
 * The lenses of filters, layers, the linear explanation and fingerprints: what they show, and that
 * they do one step between two views.
 */
import {describe, expect, test} from 'vitest';

import {createFiltersLens} from '../../../../src/engine/lenses/filters/filters-lens.ts';
import {createFingerprintLens} from '../../../../src/engine/lenses/fingerprint/fingerprint-lens.ts';
import {createLayersLens} from '../../../../src/engine/lenses/layers/layers-lens.ts';
import {sayAll} from '../../../../src/words/say.ts';
import {createLinearLens} from '../../../../src/engine/lenses/linear/linear-lens.ts';
import type {LensView} from '../../../../src/protocol/lens.ts';
import type {LensId, OptionsOf} from '../../../../src/catalogue/lenses.ts';
import {CountedPerception} from '../../../support/network/counted-perception.ts';
import {lookThrough, readAll, startLooking, type Shown} from '../../../support/engine/look-through.ts';
import {randomPicture} from '../../../support/network/random-perception.ts';
import {seededRandom} from '../../../support/network/random-network.ts';

const network = new CountedPerception();
const {picture} = network.random;
const weights = new Map([...network.random.weights].map(([name, {values}]) => [name, values]));
const painting = randomPicture(32, 32, seededRandom(77));

function shown<Id extends LensId>(look: Partial<OptionsOf<Id>> = {}): Shown<Id> {
  return {network, picture, weights, paint: () => Promise.resolve(painting), look};
}

function factOf({findings}: LensView, name: string): string | undefined {
  const found = findings.facts.find((fact) => sayAll(fact.name).startsWith(name));
  return found && sayAll(found.value);
}

/** Opens a lens anew and begins a look through it. */
const LENSES: readonly (readonly [string, () => ReturnType<typeof startLooking>])[] = [
  ['filters', () => startLooking(createFiltersLens(), shown({unit: 0}))],
  ['layers', () => startLooking(createLayersLens(), shown())],
  ['linear', () => startLooking(createLinearLens(), shown())],
  ['fingerprint', () => startLooking(createFingerprintLens(), shown())],
  ['fingerprint, shuffled', () => startLooking(createFingerprintLens(), shown({isShuffled: true}))],
];

describe.each(LENSES)('the lens of %s', (_, start) => {
  test('asks the network once at most between two views, and no more once it is stopped', async () => {
    const looking = start();
    let before = network.calls;
    for (let view = 0; view < 4; view++) {
      await looking.next();
      expect(network.calls - before).toBeLessThanOrEqual(1);
      before = network.calls;
    }
    await looking.return();
    expect((await looking.next()).done).toBe(true);
    expect(network.calls).toBe(before);
  });

  test('comes to its end, in views that lose no plate on the way', async () => {
    const views = await readAll(start());
    expect(views.at(-1)!.findings.share).toBe(1);
    for (const [index, {plates}] of views.slice(1).entries()) {
      const ids = plates.map(({id}) => id);
      expect(ids).toEqual(expect.arrayContaining(views[index]!.plates.map(({id}) => id)));
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

test('filters are colour pictures about grey, one for each unit of the first convolution', async () => {
  const before = network.calls;
  const [view] = await lookThrough(createFiltersLens(), shown());
  expect(network.calls).toBe(before);
  const kernel = weights.get('conv1/kernel')!;
  const filters = kernel.length / (7 * 7 * 3);
  expect(view!.plates.map(({tap}) => tap)).toEqual(
    Array.from({length: filters}, (_, unit) => ({lens: 'filters', options: {unit}})),
  );
  const largest = kernel.reduce(
    (most, value, index) => (index % filters === 1 ? Math.max(most, Math.abs(value)) : most),
    0,
  );
  const {data} = view!.plates[1]!.picture;
  for (let index = 0; index < 7 * 7 * 3; index++) {
    const expected = 127.5 + (127.5 * kernel[index * filters + 1]!) / largest;
    expect(Math.abs(data[Math.floor(index / 3) * 4 + (index % 3)]! - expected)).toBeLessThan(1);
  }
});

test('filters are the same pictures look after look, so that nothing is drawn anew for them', async () => {
  const lens = createFiltersLens();
  const [first] = await lookThrough(lens, shown());
  const [second] = await lookThrough(lens, shown());
  expect(second!.plates).toBe(first!.plates);
});

test('a filter that does not exist is refused', async () => {
  await expect(startLooking(createFiltersLens(), shown({unit: 99})).next()).rejects.toMatchObject({
    code: 'layer-unknown',
  });
});

test('the lens of layers follows a frame from its pixels over every layer and gradient to words', async () => {
  const views = await lookThrough(createLayersLens(), shown());
  const {plates, findings} = views.at(-1)!;
  const convolutions = network.file.layers.map((layer) => layer.replace('-relu', ''));
  expect(plates.map(({id}) => id)).toEqual([
    'seen',
    ...convolutions.flatMap((name) => [`layer-${name}-relu`, `gradient-${name}`]),
  ]);
  expect(findings.facts.map(({name}) => sayAll(name))).toEqual(network.file.layers);
  expect(factOf(views[0]!, 'conv1-relu')).toContain(
    `${weights.get('conv1/kernel')!.length + weights.get('conv1/bias')!.length} parameters`,
  );
  expect(findings.words[0]!.share).toBeGreaterThan(0);
  expect(findings.charts).toHaveLength(3 * convolutions.length);
  for (const {kind, series} of findings.charts) {
    expect(kind).toBe('bars');
    expect(series[0]!.points.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1, 6);
  }
});

test('one chosen layer is shown alone, and an unknown one or an unknown word refused', async () => {
  const [view] = await lookThrough(createLayersLens(), shown({layer: 'conv1-relu'}));
  expect(view!.findings.facts.map(({name}) => sayAll(name))).toEqual(['conv1-relu']);
  const unknown: readonly Partial<OptionsOf<'layers'>>[] = [{layer: 'conv9-relu'}, {label: 'no such word'}];
  for (const look of unknown) {
    await expect(startLooking(createLayersLens(), shown(look)).next()).rejects.toMatchObject({code: 'layer-unknown'});
  }
});

describe('the linear lens', () => {
  test('writes out the sums of its curve', async () => {
    const [view] = await lookThrough(createLinearLens(), shown({dimension: 50_000, epsilon: 4}));
    const [plain, both, nudge] = view!.findings.charts[0]!.series.map(({points}) => points.at(-1)!);
    expect([plain![0], both![0], nudge![0]]).toEqual([50_000, 50_000, 50_000]);
    expect(both![1]).toBeCloseTo(plain![1] + nudge![1], 8);
    expect(factOf(view!, 'w · x')).toBe(plain![1].toFixed(2));
    expect(factOf(view!, 'w · (x + η)')).toBe(both![1].toFixed(2));
    expect(view!.findings.charts[0]!.series[0]!.points[0]![0]).toBe(10);
  });

  test('finds the score along the attack: the picture’s own in the middle, falling where it follows the attack', async () => {
    const epsilon = 1;
    const views = await lookThrough(createLinearLens(), shown({label: 'label 2', epsilon}));
    const [found, linear] = views.at(-1)!.findings.charts[1]!.series.map(({points}) => points);
    expect(found!.map(([place]) => place)).toEqual(
      Array.from({length: 17}, (_, place) => expect.closeTo((place - 8) / 4, 6) as number),
    );
    const logits = (await network.activations(picture, ['logits'])).get('logits')!.values;
    expect(found![8]![1]).toBeCloseTo(logits[2]!, 5);
    expect(linear![8]![1]).toBeCloseTo(logits[2]!, 5);
    expect(found![16]![1]).toBeLessThan(found![8]![1]);
    expect(found![0]![1]).toBeGreaterThan(found![8]![1]);
    // So near the picture a network of ReLUs is almost linear.
    expect(Math.abs(found![9]![1] - linear![9]![1])).toBeLessThan(0.2 * Math.abs(linear![9]![1] - linear![8]![1]));
  });

  test('with nothing allowed to change asks for the picture alone', async () => {
    const views = await lookThrough(createLinearLens(), shown({epsilon: 0}));
    expect(views.at(-1)!.findings.charts[1]!.series[0]!.points).toHaveLength(1);
    expect(factOf(views.at(-1)!, 'Values from which')).toBe('none');
  });
});

describe('the lens of fingerprints', () => {
  test('finds no distance from a painting that is the picture itself, and one from another', async () => {
    const [same, other] = await Promise.all(
      [picture, painting].map(async (painted) => {
        const views = await lookThrough(createFingerprintLens(), {
          ...shown<'fingerprint'>(),
          paint: () => Promise.resolve(painted),
        });
        return views.at(-1)!;
      }),
    );
    expect(same!.findings.facts.map(({value}) => sayAll(value))).toEqual(same!.findings.facts.map(() => '0, the same'));
    expect(other!.findings.facts.length).toBe(network.file.layers.length);
    expect(other!.findings.facts.every(({value}) => Number(sayAll(value)) > 0)).toBe(true);
  });

  test('shuffled, every matrix stays but those of a network that is shown the shuffled pixels', async () => {
    const views = await lookThrough(createFingerprintLens(), shown({isShuffled: true}));
    const facts = views.at(-1)!.findings.facts;
    const staying = facts.filter(({name}) => /, pixels: shuffled|places shuffled/.test(sayAll(name)));
    const changing = facts.filter((fact) => !staying.includes(fact));
    expect(staying).toHaveLength(network.file.layers.length);
    expect(staying.every(({value}) => sayAll(value) === '0, the same')).toBe(true);
    expect(changing).toHaveLength(network.file.layers.length - 1);
    expect(changing.every(({value}) => Number(sayAll(value)) > 0)).toBe(true);
  });

  test('keeps its numbers while the next picture is compared, so that what stands beside it keeps its size', async () => {
    const lens = createFingerprintLens();
    const last = (await lookThrough(lens, shown())).at(-1)!;
    for (const {findings} of await lookThrough(lens, {...shown<'fingerprint'>(), capturedAt: 1000})) {
      expect(findings.facts.map(({name}) => sayAll(name))).toEqual(last.findings.facts.map(({name}) => sayAll(name)));
    }
  });

  test('shows one layer alone when it is chosen, and refuses an unknown one', async () => {
    const views = await lookThrough(createFingerprintLens(), shown({layer: 'conv1-relu'}));
    expect(views.at(-1)!.plates.map(({id}) => id)).toEqual(['seen', 'pixels', 'conv1-relu']);
    const looking = startLooking(createFingerprintLens(), shown({layer: 'conv9-relu'}));
    await expect(looking.next()).rejects.toMatchObject({code: 'layer-unknown'});
  });
});
