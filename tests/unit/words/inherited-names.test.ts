/** Words that come from a network's file or an address may be names that every object inherits. */
import {afterEach, beforeEach, expect, test} from 'vitest';

import {GERMAN} from '../../../src/words/de.ts';
import {say, sayClassWord, sayStyle, speak, type StyleWords} from '../../../src/words/say.ts';
import {INHERITED_NAMES} from '../../support/outside/inherited-names.ts';

const WORDS: StyleWords = {title: 'A title', painter: 'A painter', year: '1900', line: 'A line.'};

beforeEach(() => {
  speak(GERMAN);
});

afterEach(() => {
  speak(null);
});

test.each(INHERITED_NAMES)('%s is said as it is, as a word and as the name of a style', (name) => {
  expect(sayClassWord(name)).toBe(name);
  expect(sayStyle({...WORDS, id: name})).toEqual({...WORDS, id: name});
  expect(say('findings.kept.word', {word: {classWord: name}})).toContain(name);
});
