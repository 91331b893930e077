/**
 * Opens and checks the mirror in tests of failures: what the visitor reads and sees, and what the
 * operator reads.
 */
import type {Page} from 'playwright-core';
import {expect} from 'vitest';

import {failureSentence} from '../../../src/page/state/failure-sentence.ts';
import type {FailureCode} from '../../../src/protocol/errors.ts';
import {expectPeace, openApp, type AppPage, type OpenOptions} from './app-page.ts';
import {glance} from './glance.ts';

/** The smallest network, so that two cores paint several times a second. */
const QUICK = 'rung=192';

/** Wide and high enough for the controls to keep clear of the middle. */
const VIEWPORT = {width: 960, height: 640};

/**
 * A picture that is missing after this time will not come; a fade and a painting take a second at
 * most.
 */
const PATIENCE_MS = 20_000;

/**
 * Opens the mirror small and quick, with the camera allowed unless the test says otherwise. It is
 * not kept for offline use: the service worker fetches and checks every file behind each first
 * painting. Tests of it allow it: `context: {serviceWorkers: 'allow'}`.
 */
export function openQuickMirror({search = '', context, ...options}: OpenOptions = {}): Promise<AppPage> {
  return openApp({
    search: search === '' ? `?${QUICK}` : `${search}&${QUICK}`,
    context: {viewport: VIEWPORT, permissions: ['camera'], serviceWorkers: 'block', ...context},
    ...options,
  });
}

/** Waits until the visitor reads the sentence for a failure. */
export async function expectSentence(page: Page, code: FailureCode): Promise<void> {
  const sentence = page.locator(`pareidolia-notice .sentence[data-code=${code}]`);
  await sentence.waitFor();
  expect(await sentence.textContent()).toBe(failureSentence({code}));
}

/** Checks that the screen shows a picture. */
export async function expectPicture(page: Page): Promise<void> {
  const {brightness, contrast} = await glance(page);
  expect(brightness).toBeGreaterThan(24);
  expect(contrast).toBeGreaterThan(8);
}

/** Waits until the screen shows the camera's own picture, unpainted. */
export async function expectPlainMirror(page: Page): Promise<void> {
  await expect.poll(async () => (await glance(page)).skinShare, {timeout: PATIENCE_MS}).toBeGreaterThan(0.1);
}

/** Checks that the status panel shows the failure with its details. Closes the panel again. */
export async function expectDetail(page: Page, code: FailureCode, ...details: readonly RegExp[]): Promise<void> {
  await page.keyboard.press('?');
  const rows = page.locator('pareidolia-status-panel dl');
  for (const detail of details) {
    await expect
      .poll(async () => rowsNamed(await rows.last().innerText(), code), {timeout: PATIENCE_MS})
      .toMatch(detail);
  }
  await page.keyboard.press('Escape');
  await page.locator('pareidolia-status-panel').waitFor({state: 'detached'});
}

/**
 * Checks that nothing asked another origin, broke the Content-Security-Policy or threw; then closes
 * the page.
 */
export async function closeInPeace(app: AppPage): Promise<void> {
  expectPeace(app);
  await app.close();
}

/** Names and values alternate, line by line. */
function rowsNamed(text: string, name: string): string {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.filter((_, index) => lines[index - 1] === name).join('\n');
}
