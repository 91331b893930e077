/**
 * Steps of a start that hang where only the page's own limits help: half a minute each, in the time
 * of the world.
 *
 * @module-tag long
 */
import {expect, test} from 'vitest';

import {beforeEngine, serveAltered} from '../support/browser/altered-site.ts';
import {statusOf} from '../support/browser/ask-app.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {launchWithGraphics} from '../support/browser/graphics-browser.ts';
import {
  closeInPeace,
  expectDetail,
  expectPlainMirror,
  expectSentence,
  openQuickMirror,
} from '../support/browser/troubled-mirror.ts';

/** The limits and a start, on a machine that is busy. */
const PATIENCE_MS = 120_000;

/** No engine gets a WebGL2 context for its canvas. */
const CONTEXT_NEVER_COMES = `{
  const {getContext} = OffscreenCanvas.prototype;
  OffscreenCanvas.prototype.getContext = function (kind, ...options) {
    const isProbe = this.width === 1;
    if (kind === 'webgl2' && !isProbe) {
      const {buffer} = new WebAssembly.Memory({initial: 1, maximum: 1, shared: true});
      Atomics.wait(new Int32Array(buffer), 0, 0);
    }
    return getContext.call(this, kind, ...options);
  };
}`;

test('a canvas whose context never comes ends the engine, and the next one draws without the card', async () => {
  const server = await serveAltered(beforeEngine(CONTEXT_NEVER_COMES));
  const browser = await launchWithGraphics();
  const app = await openQuickMirror({
    search: '?canvas=gpu',
    origin: server.origin,
    browser,
  });
  const {page} = app;
  page.setDefaultTimeout(PATIENCE_MS);
  await expectPlainMirror(page);
  await expectSentence(page, 'gpu-blocked');
  await expectPlainMirror(page);
  await expectDetail(page, 'gpu-silent', /^no word from the engine for 30000 ms$/m);
  await waitForFacts(page, {isPainted: true, notice: null});
  expect((await statusOf(page)).backend).toMatchObject({compositor: 'canvas', compositorReason: 'card-rests'});
  await closeInPeace(app);
  await browser.close();
  await server.stop();
});

test('a service worker that is never registered is told to the operator, and the mirror paints without', async () => {
  const app = await openQuickMirror({
    context: {serviceWorkers: 'allow'},
    prepare: async (context) => {
      await context.addInitScript(() => {
        // The empty page before the mirror has none.
        if (!('serviceWorker' in navigator)) return;
        ServiceWorkerContainer.prototype.register = () => new Promise(() => undefined);
      });
    },
  });
  const {page} = app;
  page.setDefaultTimeout(PATIENCE_MS);
  await waitForFacts(page, {isPainted: true, source: 'live'});
  await waitForFacts(page, {offline: 'unavailable', isPainted: true, notice: null});
  await expectDetail(page, 'offline-unavailable', /has not registered the service worker in 30000 ms$/m);
  await closeInPeace(app);
});
