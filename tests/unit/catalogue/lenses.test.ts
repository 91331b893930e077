/** The table of lenses: words for everyone, and names that the shipped network knows. */
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {describe, expect, test} from 'vitest';

import {resolveLayer, shortLayer} from '../../../src/protocol/layers.ts';
import {ENGLISH} from '../../../src/words/en.ts';
import {CHAPTER_IDS, inPathOrder} from '../../../src/catalogue/chapters.ts';
import {DREAMS} from '../../../src/catalogue/dreams.ts';
import type {LensDefinition} from '../../../src/catalogue/define-lens.ts';
import type {OptionTable} from '../../../src/catalogue/option.ts';
import {chapterAway, chapterOf, lensesIn} from '../../../src/catalogue/lens-chapters.ts';
import {LENS_IDS, LENSES} from '../../../src/catalogue/lenses.ts';

const MODELS = resolve(import.meta.dirname, '../../../models');

function readModel<Value>(name: string): Value {
  return JSON.parse(readFileSync(resolve(MODELS, name), 'utf8')) as Value;
}

const LAYERS = readModel<{layers: string[]}>('perception/model.json').layers;

describe('the table', () => {
  test('has every lens once', () => {
    expect(new Set(LENS_IDS).size).toBe(LENSES.length);
  });

  test.each(LENSES.map((row) => [row.id, row] as const))(
    '%s asks something to try, and is told to a child, a student and the curious',
    (id, row) => {
      const {sentence, question, paragraph, formula} = ENGLISH.lenses[id];
      // One sentence, without the words of the trade.
      expect(sentence).toMatch(/^[A-Z][^.!?]{20,110}\.$/);
      expect(sentence).not.toMatch(/network|gradient|activation|neuron|pixel|class|probabilit|vector|layer|unit/i);
      expect(question).toMatch(/^[A-Z][^?]{20,70}\?$/);
      expect(paragraph.match(/[.!?](\s|$)/g)!.length).toBeGreaterThanOrEqual(3);
      expect(paragraph).not.toMatch(/ {2}/);
      expect(formula.length).toBeGreaterThan(10);
      expect(row.sources.length).toBeGreaterThan(0);
      for (const source of row.sources) expect(source).toMatch(/, \d{4}$/);
    },
  );
});

describe('the chapters', () => {
  test('follow one another along the path, and none is empty or has more lenses than there are digits', () => {
    expect(CHAPTER_IDS.flatMap((id) => lensesIn(id).map((lens) => lens.id))).toEqual(LENS_IDS);
    for (const id of CHAPTER_IDS) {
      expect(lensesIn(id).length, id).toBeGreaterThan(0);
      expect(lensesIn(id).length, id).toBeLessThan(10);
    }
    expect(CHAPTER_IDS.length).toBeLessThan(10);
  });

  test('take in a lens wherever its row stands', () => {
    const rows = [{chapter: 'learns'}, {chapter: 'sees'}, {chapter: 'makes'}, {chapter: 'sees'}] as const;
    const [learning, seeing, making, seeingMore] = rows;
    expect(inPathOrder(rows)).toEqual([seeing, seeingMore, making, learning]);
  });

  test('are those that the lenses name, and lead round the end of the path', () => {
    for (const {id, chapter} of LENSES) expect(chapterOf(id)).toBe(chapter);
    expect(chapterAway('sees', 1)).toBe('explains');
    expect(chapterAway('sees', -1)).toBe('learns');
    expect(chapterAway('learns', 1)).toBe('sees');
  });
});

describe('options', () => {
  const all = LENSES.flatMap(({options}: LensDefinition) => Object.entries(options));

  test('of one name mean the same in every lens: the same kind, the same parameter', () => {
    for (const [name, {kind, link}] of all) {
      const others = all.filter(([other]) => other === name).map(([, spec]) => [spec.kind, spec.link?.name]);
      expect(new Set(others.map(String)), name).toEqual(new Set([String([kind, link?.name])]));
    }
  });

  test('have parameters of their own', () => {
    const linked = all.flatMap(([name, {link}]) => (link === null ? [] : [[link.name, name] as const]));
    const names = new Map(linked);
    for (const [link, name] of linked) expect(names.get(link), name).toBe(name);
  });

  test.each(LENSES.map(({id, options}) => [id, options] as const))(
    'of %s wait only for options that it has',
    (_, options: OptionTable) => {
      const waitedFor = Object.values(options).flatMap(({shownWhile}) => shownWhile?.option ?? []);
      expect(waitedFor.filter((name) => !(name in options))).toEqual([]);
    },
  );
});

describe('the layers', () => {
  test('are those of the shipped network, from the pixels upwards', () => {
    const dreamt = DREAMS.flatMap(({aim}) => (aim.kind === 'layer' ? [aim.layer] : []));
    expect(dreamt).toEqual(LAYERS);
  });

  test.each([
    ['conv4', 'conv4b-relu'],
    ['conv4a', 'conv4a-relu'],
    ['conv1', 'conv1-relu'],
    ['conv3b-relu', 'conv3b-relu'],
    ['conv', 'conv5-relu'],
    ['conv9', undefined],
    ['', undefined],
  ])('are named by how they begin: %j is %s', (text, layer) => {
    expect(resolveLayer(text, LAYERS)).toBe(layer);
  });

  test('read back from their short names', () => {
    for (const layer of LAYERS) expect(resolveLayer(shortLayer(layer), LAYERS)).toBe(layer);
  });

  test('have sheets of unit pictures, 64 pixels each in rows of 16, where the page cuts them out', () => {
    const {models} = readModel<{models: {name: string; features?: object[]}[]}>('manifest.json');
    const features = models.find(({name}) => name === 'perception')?.features;
    expect(features).toEqual(
      LAYERS.map(
        (layer) =>
          expect.objectContaining({layer, tile: 64, columns: 16, path: `perception/features/${layer}.webp`}) as object,
      ),
    );
  });
});
