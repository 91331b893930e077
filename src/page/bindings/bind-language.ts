/**
 * Ties the language to the state: the one that is wanted is loaded, then everything is said in it.
 */
import {languageOfBrowser, loadLanguage, type LanguageId} from '../../words/languages.ts';
import {speak} from '../../words/say.ts';
import type {AppState} from '../state/app-state.ts';
import type {AppStore} from '../state/app-store.ts';

/** What the address asks for, else the setting, else the browser. */
export function wantedLanguage(
  {askedLanguage, settings}: Pick<AppState, 'askedLanguage' | 'settings'>,
  preferred: readonly string[],
): LanguageId {
  if (askedLanguage !== null) return askedLanguage;
  return settings.language === 'auto' ? languageOfBrowser(preferred) : settings.language;
}

/**
 * Binds for as long as the page lives.
 *
 * @param root Its `lang` follows.
 * @param preferred The browser's languages, as `navigator.languages` has them.
 * @returns Resolves once the first words can be shown. A language that cannot be loaded leaves the
 *   one before it.
 */
export function bindLanguage(store: AppStore, root: HTMLElement, preferred: readonly string[]): Promise<void> {
  let wanted: LanguageId = 'en';
  const follow = async (id: LanguageId): Promise<void> => {
    if (id === wanted) return;
    const previous = wanted;
    wanted = id;
    try {
      const language = await loadLanguage(id);
      if (id !== wanted) return;
      root.lang = id;
      speak(language);
    } catch {
      // Without a network, before everything was kept. Choosing it again tries again.
      if (id === wanted) wanted = previous;
    }
  };
  store.subscribe((next) => {
    void follow(wantedLanguage(next, preferred));
  });
  return follow(wantedLanguage(store.state, preferred));
}
