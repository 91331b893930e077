/** Which language the page speaks: the address, the setting, the browser, in that order. */
import {afterEach, expect, test} from 'vitest';

import {parseLink} from '../../../src/catalogue/links.ts';
import {bindLanguage, wantedLanguage} from '../../../src/page/bindings/bind-language.ts';
import {initialState} from '../../../src/page/state/app-state.ts';
import {linkOf} from '../../../src/page/state/link-view.ts';
import {reduce} from '../../../src/page/state/reduce.ts';
import type {Settings} from '../../../src/catalogue/settings.ts';
import {DEFAULT_SETTINGS} from '../../../src/page/state/settings.ts';
import {Store} from '../../../src/page/state/store.ts';
import {languageOfBrowser} from '../../../src/words/languages.ts';
import {onLanguageChanged, speak, spokenLocale} from '../../../src/words/say.ts';

afterEach(() => {
  speak(null);
});

function openedAt(search: string, language: Settings['language'] = 'auto') {
  return new Store(initialState(parseLink(search), {...DEFAULT_SETTINGS, language}), reduce);
}

test.each([
  [['de-AT', 'en'], 'de'],
  [['en-GB', 'de'], 'en'],
  [['fr', 'de-CH'], 'de'],
  [['fr'], 'en'],
  [[], 'en'],
])('of the browser languages %j, %s is the first it can speak', (preferred, language) => {
  expect(languageOfBrowser(preferred)).toBe(language);
});

test('the address comes before the setting, the setting before the browser', () => {
  expect(wantedLanguage(openedAt('?lang=de', 'en').state, ['en'])).toBe('de');
  expect(wantedLanguage(openedAt('', 'en').state, ['de'])).toBe('en');
  expect(wantedLanguage(openedAt('').state, ['de'])).toBe('de');
});

test('a language chosen in the settings takes the place of the one in the address', () => {
  const store = openedAt('?lang=de');
  store.dispatch({kind: 'settings-changed', settings: {source: 'scene'}});
  expect(wantedLanguage(store.state, ['en'])).toBe('de');
  store.dispatch({kind: 'settings-changed', settings: {language: 'en'}});
  expect(wantedLanguage(store.state, ['de'])).toBe('en');
});

test('a copied link names the language only when the address did', () => {
  expect(linkOf(openedAt('?lang=de').state)).toContain('lang=de');
  expect(linkOf(openedAt('', 'de').state)).not.toContain('lang');
});

test('a language is spoken once it is loaded, and everyone who listens is told', async () => {
  const root = {lang: 'en'} as HTMLElement;
  const store = openedAt('?lang=de');
  await bindLanguage(store, root, ['en']);
  expect([root.lang, spokenLocale()]).toEqual(['de', 'de']);
  const heard = new Promise<void>((resolve) => {
    onLanguageChanged(resolve);
  });
  store.dispatch({kind: 'settings-changed', settings: {language: 'en'}});
  await heard;
  expect([root.lang, spokenLocale()]).toEqual(['en', 'en']);
});
