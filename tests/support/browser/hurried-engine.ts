/**
 * An engine whose time runs quicker while the test says so: its limits of minutes pass in seconds,
 * in the real browser.
 */
import type {Page} from 'playwright-core';

/** How many times quicker. */
const TIMES = 30;

/** The cache that stands for 'hurry': page and workers both see it. */
const FLAG = 'of-the-test-hurry';

/** To run in the engine's worker before the engine: see `beforeEngine`. */
export const HURRIED_ENGINE = `{
  const later = globalThis.setTimeout;
  let share = 1;
  globalThis.setTimeout = (work, ms = 0, ...rest) => later(work, ms * share, ...rest);
  const look = async () => {
    share = (await caches.has('${FLAG}')) ? ${1 / TIMES} : 1;
    later(look, 50);
  };
  void look();
}`;

/** From now on the engine's time runs quicker, or as it does. */
export function hurry(page: Page, isHurried: boolean): Promise<void> {
  return page.evaluate(
    async ({flag, is}) => {
      if (is) await caches.open(flag);
      else await caches.delete(flag);
    },
    {flag: FLAG, is: isHurried},
  );
}

/**
 * Waits until the engine tries a backend, and lets its time run as it does from that very moment: a
 * test that looked from outside would find it there for two seconds only.
 */
export function calmOnceTried(page: Page, backend: string): Promise<void> {
  return page.evaluate(
    ({flag, named}) =>
      new Promise<void>((resolve, reject) => {
        const store = document.querySelector('pareidolia-app')?.parts?.store;
        if (!store) {
          reject(new Error('the page has no store yet'));
          return;
        }
        const stop = store.subscribe(({engine}) => {
          if (engine.progress.step?.values?.['backend'] !== named) return;
          stop();
          void caches.delete(flag).then(() => {
            resolve();
          }, reject);
        });
      }),
    {flag: FLAG, named: backend},
  );
}
