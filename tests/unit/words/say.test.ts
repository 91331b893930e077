/** Sentences with numbers, plurals and other sentences in them. */
import {afterEach, describe, expect, test} from 'vitest';

import {formatSentence, placeholdersIn} from '../../../src/words/format-sentence.ts';
import {say, sayAll, sayClassWord, speak} from '../../../src/words/say.ts';

const ENGLISH = {locale: 'en', write: String};
const GERMAN = {locale: 'de', write: String};

describe('a sentence', () => {
  test.each([
    ['{n:integer}', 12345.6, '12,346', '12.346'],
    ['{n}', 0.5, '0.5', '0,5'],
    ['{n:fixed1}', 3, '3.0', '3,0'],
    ['{n:percent}', 0.417, '42%', '42\u00a0%'],
    ['{n:percent1}', 0.417, '41.7%', '41,7\u00a0%'],
    ['{n:plain}', 1889, '1889', '1889'],
  ])('writes %s as the language does', (text, n, english, german) => {
    expect(formatSentence(text, {n}, ENGLISH)).toBe(english);
    expect(formatSentence(text, {n}, GERMAN)).toBe(german);
  });

  test('chooses its plural by the number it names', () => {
    const plural = {by: 'n', one: '{n} picture of {who}', other: '{n} pictures of {who}'};
    expect(formatSentence(plural, {n: 1, who: 'you'}, ENGLISH)).toBe('1 picture of you');
    expect(formatSentence(plural, {n: 0, who: 'you'}, ENGLISH)).toBe('0 pictures of you');
  });

  test('tells when it is not given what it needs', () => {
    expect(() => formatSentence('{n}', {}, ENGLISH)).toThrow('{n}');
    expect(() => formatSentence('{n:odd}', {n: 1}, ENGLISH)).toThrow("'odd'");
    expect(() => formatSentence({by: 'n', one: '', other: ''}, {n: '1'}, ENGLISH)).toThrow("'n'");
  });

  test('names its placeholders', () => {
    expect(placeholdersIn('{a} of {b:percent}')).toEqual([
      {name: 'a', format: undefined},
      {name: 'b', format: 'percent'},
    ]);
  });
});

describe('the page', () => {
  afterEach(() => {
    speak(null);
  });

  test('says a key, and what a worker named', () => {
    expect(say('findings.share', {share: 0.5})).toBe('50%');
    expect(sayAll({say: 'findings.share', values: {share: 0.5}})).toBe('50%');
    expect(sayAll({say: 'findings.share', values: {share: {classWord: 'cup'}}})).toBe('cup');
    expect(sayAll({say: 'findings.share', values: {share: {say: 'findings.share', values: {share: 1}}}})).toBe('100%');
  });

  test('speaks another language, and English where it has no sentence', () => {
    speak({
      locale: 'de',
      words: {findings: {share: 'zu {share:percent}'}},
      classWords: {cup: 'Tasse'},
      styles: {},
    });
    expect(say('findings.share', {share: 0.5})).toBe('zu 50\u00a0%');
    expect(sayClassWord('cup')).toBe('Tasse');
    expect(sayClassWord('owl')).toBe('owl');
    speak({locale: 'de', words: {}, classWords: {}, styles: {}});
    expect(say('findings.share', {share: 0.5})).toBe('50%');
  });
});
