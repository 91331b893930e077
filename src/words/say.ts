/**
 * Says sentences in the language that is chosen. Runs on the page only: workers send keys and
 * values.
 */
import {ENGLISH} from './en.ts';
import {formatSentence} from './format-sentence.ts';
import type {Said, Sentence, ValuesOf, WordKey, WordValue, Words} from './words.ts';
import {own} from '../protocol/own.ts';

/** A language that the page can speak. English stands in for what it does not have. */
export interface Language {
  /** A BCP 47 language tag. */
  readonly locale: string;
  readonly words: DeepPartial<Words>;
  /** Words the network knows, by the English one. */
  readonly classWords: Readonly<Record<string, string>>;
  /** Words of the styles, by id. English ones come with the network. */
  readonly styles: Readonly<Record<string, Partial<StyleWords>>>;
}

/** What is said of a style. */
export interface StyleWords {
  readonly title: string;
  readonly painter: string;
  readonly year: string;
  readonly line: string;
}

/** A table that may miss any part. */
export type DeepPartial<T> = T extends Sentence ? T : {readonly [K in keyof T]?: DeepPartial<T[K]>};

const SPEAKING_ENGLISH: Language = {locale: 'en', words: ENGLISH, classWords: {}, styles: {}};

let language = SPEAKING_ENGLISH;

const listeners = new Set<() => void>();

/** Changes the language of everything said from now on; null is English. */
export function speak(next: Language | null): void {
  language = next ?? SPEAKING_ENGLISH;
  for (const listener of [...listeners]) listener();
}

/** Calls back after each change of language, when everything must be said anew. */
export function onLanguageChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The language that is spoken, as a BCP 47 tag. */
export function spokenLocale(): string {
  return language.locale;
}

/** The sentence of a key, with its values filled in. */
export function say<K extends WordKey>(key: K, ...[values]: ValuesOf<K>): string {
  return fill(key, values ?? {});
}

/**
 * The sentence that was named elsewhere, with the sentences and words inside it. A text is its own
 * sentence.
 */
export function sayAll(said: Said | string): string {
  return typeof said === 'string' ? said : fill(said.say, said.values ?? {});
}

/** A style's words in the language that is chosen; what it does not have stays as it is. */
export function sayStyle<S extends StyleWords & {readonly id: string}>(style: S): S {
  return {...style, ...own(language.styles, style.id)};
}

/** A word the network knows, in the language that is chosen. */
export function sayClassWord(word: string): string {
  return own(language.classWords, word) ?? word;
}

function fill(key: WordKey, values: Readonly<Record<string, WordValue>>): string {
  const own = find(language.words, key);
  if (own !== undefined) return formatSentence(own, values, {locale: language.locale, write});
  const english = find(ENGLISH, key);
  if (english === undefined) throw new Error(`There is no sentence '${key}'.`);
  return formatSentence(english, values, {locale: SPEAKING_ENGLISH.locale, write});
}

function write(value: Exclude<WordValue, number>): string {
  if (typeof value === 'string') return value;
  return 'say' in value ? sayAll(value) : sayClassWord(value.classWord);
}

function find(table: unknown, key: WordKey): Sentence | undefined {
  let place = table;
  for (const step of key.split('.')) {
    if (typeof place !== 'object' || place === null) return undefined;
    place = own(place as Readonly<Record<string, unknown>>, step);
  }
  return place as Sentence;
}
