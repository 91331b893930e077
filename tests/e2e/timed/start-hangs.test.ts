/**
 * Steps of a start that never answer, behind the graphics card's own (engine-trouble.test.ts): each
 * has a limit and leads to the next thing. The limits are minutes; the engine's time runs quicker.
 */
import {expect, test} from 'vitest';

import {beforeEngine, serveAlteredForTest} from '../../support/browser/altered-site.ts';
import type {AppPage} from '../../support/browser/app-page.ts';
import {statusOf} from '../../support/browser/ask-app.ts';
import {waitForFacts} from '../../support/browser/facts.ts';
import {graphicsBrowserOfFile} from '../../support/browser/graphics-browser.ts';
import {holdAnswers} from '../../support/browser/held-answers.ts';
import {calmOnceTried, HURRIED_ENGINE, hurry} from '../../support/browser/hurried-engine.ts';
import {
  closeInPeace,
  expectDetail,
  expectPlainMirror,
  expectSentence,
  openQuickMirror,
} from '../../support/browser/troubled-mirror.ts';

const browser = graphicsBrowserOfFile();

/** A mirror whose first requests for these files are not answered: all of them, or so many. */
async function openHangingMirror(
  search: string,
  file: RegExp,
  times?: number,
): Promise<{app: AppPage; release: () => void}> {
  const server = await serveAlteredForTest(beforeEngine(HURRIED_ENGINE));
  let release: () => void = () => undefined;
  const app = await openQuickMirror({
    search,
    origin: server.origin,
    browser: browser(),
    prepare: async (context) => {
      release = await holdAnswers(context, file, times);
    },
  });
  await hurry(app.page, true);
  return {app, release};
}

test('networks that never come leave the plain mirror with a sentence, and are fetched at the next start', async () => {
  const {app, release} = await openHangingMirror('?style=the-scream', /\/models\/style\/weights\.bin$/);
  const {page} = app;
  await expectSentence(page, 'model-missing');
  await expectPlainMirror(page);
  await expectDetail(page, 'model-missing', /^nothing of \/models\/style\/weights\.bin has come for 90000 ms$/m);
  release();
  await hurry(page, false);
  await page.locator('pareidolia-notice [data-action=reload]').click();
  await waitForFacts(page, {isPainted: true, notice: null});
  await closeInPeace(app);
});

test('a network worker that never starts leads to the next backend', async () => {
  const {app, release} = await openHangingMirror('?style=the-scream&backend=webgl', /\/network-worker-[^/]+\.js$/, 1);
  const {page} = app;
  await Promise.all([calmOnceTried(page, 'wasm'), expectPlainMirror(page)]);
  await waitForFacts(page, {isPainted: true, notice: null});
  const {backend} = await statusOf(page);
  expect(backend?.network).toBe('wasm');
  expect(backend?.skipped).toEqual(
    expect.arrayContaining([{backend: 'webgl', reason: expect.stringMatching(/gpu-silent: .* 60000 ms/) as string}]),
  );
  release();
  await closeInPeace(app);
});
