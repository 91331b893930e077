/** The tables of words: both languages ask for the same values, and every format is known. */
import {readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {describe, expect, test} from 'vitest';

import {LINK_ROWS} from '../../../src/catalogue/links.ts';
import {GERMAN} from '../../../src/words/de.ts';
import {ENGLISH} from '../../../src/words/en.ts';
import {placeholdersIn} from '../../../src/words/format-sentence.ts';
import {NUMBER_FORMATS} from '../../../src/words/number-formats.ts';
import type {Sentence} from '../../../src/words/words.ts';

const MODELS = resolve(import.meta.dirname, '../../../models');

const english = sentencesOf(ENGLISH);
const german = sentencesOf(GERMAN.words);

test.each([
  ['English', english],
  ['German', german],
])('the %s sentences name formats that there are', (_name, sentences) => {
  expect(sentences.size).toBeGreaterThan(100);
  const formats = [...sentences.values()].flatMap(textsOf).flatMap(placeholdersIn);
  const unknown = formats.filter(({format}) => format !== undefined && !Object.hasOwn(NUMBER_FORMATS, format));
  expect(unknown).toEqual([]);
});

describe('German', () => {
  test('has sentences that English has, and no others', () => {
    expect([...german.keys()].filter((key) => !english.has(key))).toEqual([]);
  });

  test('asks for the same values as English', () => {
    const differing = [...german].filter(([key, sentence]) => namesIn(sentence) !== namesIn(english.get(key) ?? ''));
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test('writes its quotation marks low and high', () => {
    const texts = [...german.values()].flatMap(textsOf);
    expect(texts.filter((text) => /"|[“”](?=\p{L})|'/u.test(text))).toEqual([]);
  });

  test('knows every word of the network, and no others', () => {
    const {labels} = read<{labels: {word: string}[]}>('perception/model.json');
    expect(Object.keys(GERMAN.classWords).sort()).toEqual(labels.map(({word}) => word).sort());
  });

  test('says what every part of the address does, and of no other', () => {
    expect(Object.keys(GERMAN.words.address!.meanings!).sort()).toEqual(LINK_ROWS.map(({name}) => name).sort());
  });

  test('has words for every style that is shipped', () => {
    const {styles} = read<{styles: {id: string}[]}>('style/model.json');
    expect(Object.keys(GERMAN.styles).sort()).toEqual(styles.map(({id}) => id).sort());
  });
});

/** Every sentence of a table by its key. */
function sentencesOf(table: object, path = ''): ReadonlyMap<string, Sentence> {
  return new Map(
    Object.entries(table).flatMap(([step, value]: [string, Sentence | object]) =>
      isSentence(value) ? [[`${path}${step}`, value] as const] : [...sentencesOf(value, `${path}${step}.`)],
    ),
  );
}

function isSentence(value: Sentence | object): value is Sentence {
  return typeof value === 'string' || 'by' in value;
}

function textsOf(sentence: Sentence): readonly string[] {
  return typeof sentence === 'string' ? [sentence] : [sentence.one, sentence.other];
}

/** The values a sentence needs, each once. A plural form need not repeat them all. */
function namesIn(sentence: Sentence): string {
  const names = textsOf(sentence)
    .flatMap(placeholdersIn)
    .map(({name}) => name);
  return [...new Set(names)].sort().join(' ');
}

function read<Content>(file: string): Content {
  return JSON.parse(readFileSync(join(MODELS, file), 'utf8')) as Content;
}
