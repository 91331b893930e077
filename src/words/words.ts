/**
 * The types of the words: which sentences there are, what each needs, and how one is named where
 * nobody can say it yet.
 */
import type {ENGLISH} from './en.ts';

/** A sentence with one form for each plural category; `by` names the number that decides. */
export interface Plural {
  readonly by: string;
  readonly one: string;
  readonly other: string;
}

/** One sentence of a table. */
export type Sentence = string | Plural;

/** The shape of a language's table: the keys of the English one, with any text. */
export type Words = WordsLike<typeof ENGLISH>;

type WordsLike<T> = {readonly [K in keyof T]: T[K] extends Sentence ? Sentence : WordsLike<T[K]>};

/** The path to a sentence in the table, its steps joined by dots. */
export type WordKey = KeysOf<typeof ENGLISH>;

type KeysOf<T> = {[K in keyof T & string]: T[K] extends Sentence ? K : `${K}.${KeysOf<T[K]>}`}[keyof T & string];

/** A word the network knows: links and weights keep the English one, people read their own. */
export interface ClassWord {
  readonly classWord: string;
}

/** What may stand in a sentence's placeholder. */
export type WordValue = string | number | Said | ClassWord;

/** A sentence by its key, with what it needs: plain data that crosses threads. */
export interface Said {
  readonly say: WordKey;
  readonly values?: Readonly<Record<string, WordValue>>;
}

/** What `say` and `said` take after a key: nothing, or one value for each placeholder. */
export type ValuesOf<K extends WordKey> = [NamesIn<At<typeof ENGLISH, K>>] extends [never]
  ? []
  : [values: Readonly<Record<NamesIn<At<typeof ENGLISH, K>>, WordValue>>];

/** The keys of sentences without placeholders: what a table of keys may hold. */
export type PlainKey = {[K in WordKey]: ValuesOf<K> extends [] ? K : never}[WordKey];

/** A sentence that says what a part of an address does. */
export type AddressKey = Extract<PlainKey, `address.meanings.${string}`>;

/** The places in the table that have each of these sentences: `patch` for `patch.name`. */
export type PlaceOf<Leaf extends string> = {
  [K in PlainKey]: K extends `${infer Place}.${Leaf}`
    ? [`${Place}.${Leaf}`] extends [PlainKey]
      ? Place
      : never
    : never;
}[PlainKey];

/** The sentence at a path. */
type At<T, K extends string> = K extends keyof T
  ? T[K]
  : K extends `${infer Step}.${infer Rest}`
    ? Step extends keyof T
      ? At<T[Step], Rest>
      : never
    : never;

/** The names of a sentence's placeholders. */
type NamesIn<T> = T extends string
  ? NamesInText<T>
  : T extends {readonly by: infer By; readonly one: infer One; readonly other: infer Other}
    ? (By & string) | NamesIn<One> | NamesIn<Other>
    : never;

type NamesInText<Text extends string> = Text extends `${string}{${infer Inside}}${infer Rest}`
  ? NameIn<Inside> | NamesInText<Rest>
  : never;

type NameIn<Inside extends string> = Inside extends `${infer Name}:${string}` ? Name : Inside;
