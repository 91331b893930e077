import type {Page} from 'playwright-core';

import type {LanguageId} from '../../../src/words/languages.ts';

/** Changes the language of an open mirror, as the settings do, and waits until it is spoken. */
export async function speakOnPage(page: Page, language: LanguageId): Promise<void> {
  await page.evaluate((wanted) => {
    document.querySelector('pareidolia-app')?.parts?.store.dispatch({
      kind: 'settings-changed',
      settings: {language: wanted},
    });
  }, language);
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  // The elements are drawn anew in the next display frame, and what depends on their sizes after
  // it.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
}
