/** The languages that the page can speak, and which of them is wanted. */
import type {Language} from './say.ts';

/** A language by its tag. */
export type LanguageId = 'en' | 'de';

/** All of them, each by its own name: who looks for a language reads it in that language. */
export const LANGUAGES: readonly {readonly id: LanguageId; readonly name: string}[] = [
  {id: 'en', name: 'English'},
  {id: 'de', name: 'Deutsch'},
];

/**
 * The first of the browser's languages that the page speaks, else English.
 *
 * @param preferred BCP 47 tags, the most wanted first.
 */
export function languageOfBrowser(preferred: readonly string[]): LanguageId {
  const spoken = preferred.flatMap((tag) => LANGUAGES.filter(({id}) => id === tag.toLowerCase().split('-')[0]));
  return spoken[0]?.id ?? 'en';
}

/** Fetches a language's words; null for English, which is always there. */
export async function loadLanguage(id: LanguageId): Promise<Language | null> {
  switch (id) {
    case 'en':
      return null;
    case 'de':
      return (await import('./de.ts')).GERMAN;
  }
}
