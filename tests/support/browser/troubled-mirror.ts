/**
 * Opens and checks the mirror in tests of failures: what the visitor reads and sees, and what the
 * operator reads.
 */
import type {Page, Worker} from 'playwright-core';
import {expect} from 'vitest';

import {failureSentence} from '../../../src/page/state/failure-sentence.ts';
import type {OfflineState, Shot} from '../../../src/page/state/app-state.ts';
import type {} from '../../../src/page/ui/shell/app.ts';
import type {FailureCode} from '../../../src/protocol/errors.ts';
import type {SourceState} from '../../../src/page/ports.ts';
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

/** Opens the mirror small and quick, with the camera allowed unless the test says otherwise. */
export function openQuickMirror({search = '', context, ...options}: OpenOptions = {}): Promise<AppPage> {
  return openApp({
    search: search === '' ? `?${QUICK}` : `${search}&${QUICK}`,
    context: {viewport: VIEWPORT, permissions: ['camera'], ...context},
    ...options,
  });
}

/** The parts of the page's state that tests wait for. */
export interface Facts {
  readonly isShowing: boolean;
  readonly isPainted: boolean;
  readonly source: SourceState['kind'];
  readonly notice: FailureCode | null;
  readonly offline: OfflineState['kind'];
  readonly shot: Shot['kind'];
  readonly areControlsShown: boolean;
}

/** Waits until all these conditions hold at the same time. */
export async function waitForFacts(page: Page, wanted: Partial<Facts>): Promise<void> {
  await page.waitForFunction((goal) => {
    const state = document.querySelector('pareidolia-app')?.parts?.store.state;
    if (state === undefined) return false;
    const facts: Facts = {
      isShowing: state.engine.isShowing,
      isPainted: state.engine.isPainted,
      source: state.sourceState.kind,
      notice: state.notice?.code ?? null,
      offline: state.offline.kind,
      shot: state.shot.kind,
      areControlsShown: state.areControlsShown,
    };
    return (Object.keys(goal) as (keyof Facts)[]).every((name) => facts[name] === goal[name]);
  }, wanted);
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

/** Checks that the status panel shows the failure with its detail. Closes the panel again. */
export async function expectDetail(page: Page, code: FailureCode, detail: RegExp): Promise<void> {
  await page.keyboard.press('?');
  const rows = page.locator('pareidolia-status-panel dl');
  await expect.poll(async () => rowsNamed(await rows.last().innerText(), code), {timeout: PATIENCE_MS}).toMatch(detail);
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

/** The worker that the engine runs in. */
export function engineOf(page: Page): Worker {
  const engine = page.workers().find((worker) => /\/main-[^/]+\.js$/.test(worker.url()));
  if (engine === undefined) throw new Error('No engine worker runs.');
  return engine;
}

/** Ends the engine by an error inside its worker. */
export async function throwInEngine(page: Page): Promise<void> {
  await engineOf(page).evaluate(() => {
    setTimeout(() => {
      throw new Error('a fault of the test');
    });
  });
}
