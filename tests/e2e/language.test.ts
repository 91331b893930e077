/**
 * The mirror in German: asked for by the address, chosen in the settings, never loaded for English.
 */
import type {Page} from 'playwright-core';
import {afterEach, expect, test} from 'vitest';

import {expectPeace, type AppPage} from '../support/browser/app-page.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {openQuickMirror} from '../support/browser/troubled-mirror.ts';

/** The chunks of words that the page asked for. */
const scripts: string[] = [];

let app: AppPage;

afterEach(async () => {
  expectPeace(app);
  await app.close();
  scripts.length = 0;
});

async function open(search: string): Promise<Page> {
  app = await openQuickMirror({
    search: `?source=scene&seed=1&freeze=1${search}`,
    prepare: (context) => {
      context.on('request', (request) => {
        if (/\/de-[^/]+\.js$/.test(new URL(request.url()).pathname)) scripts.push(request.url());
      });
      return Promise.resolve();
    },
  });
  await waitForFacts(app.page, {isPainted: true});
  return app.page;
}

function languageOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.lang);
}

test('an address that asks for German is answered in German, and a copied link still asks', async () => {
  const page = await open('&lang=de');
  expect(await languageOf(page)).toBe('de');
  expect(scripts).toHaveLength(1);
  await page.getByRole('button', {name: 'Träumen'}).waitFor();
  expect(await page.locator('canvas').last().getAttribute('aria-label')).toMatch(/^Der Spiegel/);
  await page.keyboard.press('h');
  await page.getByRole('heading', {name: 'Hilfe'}).waitFor();
  expect(new URL(page.url()).searchParams.get('lang')).toBe('de');
});

test('English loads no German, and the setting changes the language at once, loses nothing, and is remembered', async () => {
  const page = await open('');
  expect(await languageOf(page)).toBe('en');
  await page.getByRole('button', {name: 'Dream'}).waitFor();
  expect(scripts).toEqual([]);
  await page.keyboard.press('w');
  await page.getByRole('button', {name: 'Settings'}).click();
  await page.locator('[data-control=language]').selectOption('de');
  await page.getByRole('heading', {name: 'Einstellungen'}).waitFor();
  expect(await languageOf(page)).toBe('de');
  expect(await page.evaluate(() => document.querySelector('pareidolia-app')?.parts?.store.state.paint.wipe)).toBe(0.5);
  await page.reload();
  await waitForFacts(page, {isPainted: true});
  expect(await languageOf(page)).toBe('de');
  await page.getByRole('button', {name: 'Einstellungen'}).click();
  await page.locator('[data-control=language]').selectOption('en');
  await page.getByRole('heading', {name: 'Settings'}).waitFor();
  expect(await languageOf(page)).toBe('en');
});
