import {DEFAULT_NUMBER_FORMAT, NUMBER_FORMATS, type NumberFormat} from './number-formats.ts';
import type {Sentence, WordValue} from './words.ts';
import {own} from '../protocol/own.ts';

/** `{name}` or `{name:format}`. */
const PLACEHOLDER = /\{([^{}:]+)(?::([^{}]+))?\}/g;

/** How a language writes what stands in placeholders. */
export interface Writing {
  /** A BCP 47 language tag, for `Intl`. */
  readonly locale: string;
  /** Writes a value that is not a number. */
  readonly write: (value: Exclude<WordValue, number>) => string;
}

/**
 * A sentence with its values filled in.
 *
 * @throws {Error} When a value or a format is missing: types or the test of the tables should have
 *   told before.
 */
export function formatSentence(
  sentence: Sentence,
  values: Readonly<Record<string, WordValue>>,
  {locale, write}: Writing,
): string {
  return chooseForm(sentence, values, locale).replace(PLACEHOLDER, (whole, name: string, format?: string) => {
    const value = own(values, name);
    if (value === undefined) throw new Error(`Nothing was given for ${whole}.`);
    return typeof value === 'number' ? formatNumber(value, format, locale) : write(value);
  });
}

/** The names of a text's placeholders with their formats, as written, in the order of the text. */
export function placeholdersIn(text: string): readonly {readonly name: string; readonly format: string | undefined}[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name = '', format]) => ({name, format}));
}

function chooseForm(sentence: Sentence, values: Readonly<Record<string, WordValue>>, locale: string): string {
  if (typeof sentence === 'string') return sentence;
  const number = own(values, sentence.by);
  if (typeof number !== 'number') throw new Error(`'${sentence.by}' decides the plural and must be a number.`);
  return pluralRules(locale).select(number) === 'one' ? sentence.one : sentence.other;
}

/** A number as a language writes it; `format` is a name in `NUMBER_FORMATS`. */
export function formatNumber(value: number, format: string | undefined, locale: string): string {
  const {scale = 1, ...options} = format === undefined ? DEFAULT_NUMBER_FORMAT : formatNamed(format);
  return numberFormat(locale, format, options).format(scale * value);
}

const numberFormats = new Map<string, Intl.NumberFormat>();
const allPluralRules = new Map<string, Intl.PluralRules>();

/** Making a formatter is slow, so each is made once. */
function numberFormat(
  locale: string,
  format: string | undefined,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  const key = `${locale} ${format}`;
  const known = numberFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, options);
  numberFormats.set(key, made);
  return made;
}

function formatNamed(format: string): NumberFormat {
  if (!Object.hasOwn(NUMBER_FORMATS, format)) throw new Error(`There is no number format '${format}'.`);
  return NUMBER_FORMATS[format as keyof typeof NUMBER_FORMATS];
}

function pluralRules(locale: string): Intl.PluralRules {
  const made = allPluralRules.get(locale) ?? new Intl.PluralRules(locale);
  allPluralRules.set(locale, made);
  return made;
}
