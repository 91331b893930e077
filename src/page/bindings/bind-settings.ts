/**
 * Remembers the settings on this device. Where the browser keeps nothing, they last as long as the
 * page.
 */
import type {Settings} from '../../catalogue/settings.ts';
import {formatSettings, parseSettings} from '../state/settings.ts';
import type {AppStore} from '../state/app-store.ts';

const KEY = 'pareidolia.settings';

/** What was remembered, or the defaults. */
export function loadSettings(): Settings {
  try {
    return parseSettings(localStorage.getItem(KEY));
  } catch {
    // A browser may refuse storage altogether, by throwing at the mention of it.
    return parseSettings(null);
  }
}

/** Writes each change. Binds for as long as the page lives. */
export function bindSettings(store: AppStore): void {
  store.subscribe((next, previous) => {
    if (next.settings === previous.settings) return;
    try {
      localStorage.setItem(KEY, formatSettings(next.settings));
    } catch {
      // Nothing is lost that the visitor would miss now; the next visit starts with the defaults.
    }
  });
}
