/**
 * The workers inside the engine as they may fail: the networks run there, and nobody but the engine
 * hears of their end. A new one works in their place, and the visitor reads a sentence.
 */
import type {Page} from 'playwright-core';
import {afterEach, expect, test} from 'vitest';

import {beforeWorker, serveAltered} from '../support/browser/altered-site.ts';
import type {AppServer} from '../support/browser/app-server.ts';
import {statusOf} from '../support/browser/ask-app.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {
  closeInPeace,
  expectDetail,
  expectPlainMirror,
  expectSentence,
  openQuickMirror,
} from '../support/browser/troubled-mirror.ts';

/** A worker throws when it is told to; all that run hear it, and those that start later do not. */
const THROWS_WHEN_TOLD = `new BroadcastChannel('of-the-test').onmessage = () => {
  throw new Error('a fault of the test');
}`;

let server: AppServer | null = null;

afterEach(async () => {
  await server?.stop();
  server = null;
});

function tell(page: Page): Promise<void> {
  return page.evaluate(() => {
    new BroadcastChannel('of-the-test').postMessage('now');
  });
}

test('a network worker that throws ends the engine, and another one paints', async () => {
  server = await serveAltered(beforeWorker('kernel-worker', THROWS_WHEN_TOLD));
  const app = await openQuickMirror({
    search: '?style=the-scream',
    origin: server.origin,
  });
  const {page} = app;
  await waitForFacts(page, {isPainted: true, source: 'live'});
  await tell(page);
  await waitForFacts(page, {isShowing: false});
  await expectPlainMirror(page);
  await expectDetail(page, 'engine-crashed', /^the network worker threw: /);
  await waitForFacts(page, {isPainted: true, notice: null});
  await closeInPeace(app);
});

test('a perception worker that throws ends the dream with a sentence, and the next is dreamt with TensorFlow.js', async () => {
  server = await serveAltered(beforeWorker('perception-kernel-worker', THROWS_WHEN_TOLD));
  const app = await openQuickMirror({
    search: '?mode=dream&dream=rings&style=plain&backend=wasm',
    origin: server.origin,
  });
  const {page} = app;
  await expect.poll(() => isDreaming(page), {timeout: 60_000}).toBe(true);
  expect(await seeingEngine(page)).toMatch(/^wasm, kernel, (relaxed-)?simd, \d threads?$/);
  await tell(page);
  await expectSentence(page, 'dream-unavailable');
  await page.evaluate(() => {
    document.querySelector('pareidolia-app')?.parts?.store.dispatch({kind: 'mode-picked', mode: 'dream'});
  });
  await expect.poll(() => isDreaming(page), {timeout: 60_000}).toBe(true);
  expect(await seeingEngine(page)).toBe('wasm, tfjs');
  expect((await statusOf(page)).leftOut).toContainEqual({
    name: 'perception on wasm, kernel',
    reason: expect.stringContaining('the perception worker threw') as string,
  });
  await closeInPeace(app);
});

/** What the perception network runs on, as its self-test tells. */
async function seeingEngine(page: Page): Promise<string | undefined> {
  return (await statusOf(page)).selfTests.findLast(({network}) => network === 'perception')?.backend;
}

async function isDreaming(page: Page): Promise<boolean> {
  return ((await statusOf(page)).dream?.steps ?? 0) > 1;
}
