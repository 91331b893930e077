import {spokenLocale} from './say.ts';

/**
 * A moment as a visitor reads it, in the language of the page and the manner of the visitor's
 * region.
 *
 * @param at Milliseconds since 1970.
 */
export function sayDate(at: number): string {
  return new Intl.DateTimeFormat(regionalTag(spokenLocale(), navigator.languages), {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at);
}

/** Among the browser's languages, the first that is a kind of this one: 'de-AT' for 'de'. */
export function regionalTag(locale: string, preferred: readonly string[]): string {
  return preferred.find((tag) => languageOf(tag) === locale) ?? locale;
}

/** Null for a tag that `Intl` would refuse: some systems give 'en-US@posix'. */
function languageOf(tag: string): string | null {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return null;
  }
}
