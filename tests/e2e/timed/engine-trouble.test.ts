/**
 * The engine as it may fail: it throws, it hangs, its graphics card answers nothing or is lost. The
 * visitor stays in the mirror, and the painting resumes as it was.
 */
import type {Page} from 'playwright-core';
import {expect, test} from 'vitest';

import {altered, beforeEngine, serveAlteredForTest} from '../../support/browser/altered-site.ts';
import type {AppPage} from '../../support/browser/app-page.ts';
import type {AppServer} from '../../support/browser/app-server.ts';
import {COMPILED_QUICKLY} from '../../support/browser/compiled-quickly.ts';
import {graphicsBrowserOfFile} from '../../support/browser/graphics-browser.ts';
import {holdEngineStarts, type HeldStarts} from '../../support/browser/held-starts.ts';
import {waitForFacts} from '../../support/browser/facts.ts';
import {engineOf, enginesOf, hangEngine, throwInEngine} from '../../support/browser/engine-worker.ts';
import {
  closeInPeace,
  expectDetail,
  expectPlainMirror,
  expectSentence,
  openQuickMirror,
} from '../../support/browser/troubled-mirror.ts';
import {lookOf, statusOf} from '../../support/browser/ask-app.ts';
import {firstThenLong} from '../../support/long.ts';

declare global {
  /** In the engine worker: the device it got, kept by the script that runs before it. */
  var grabbedDevice: GPUDevice;
  /** The same of the context that the canvas is drawn with. */
  var grabbedContext: WebGL2RenderingContext;
}

const KEEP_THE_DEVICE = `{
  const {requestDevice} = GPUAdapter.prototype;
  GPUAdapter.prototype.requestDevice = async function (descriptor) {
    return (globalThis.grabbedDevice = await requestDevice.call(this, descriptor));
  };
}`;

const KEEP_THE_CONTEXT = `{
  const {getContext} = OffscreenCanvas.prototype;
  OffscreenCanvas.prototype.getContext = function (kind, ...options) {
    const context = getContext.call(this, kind, ...options);
    const isProbe = this.width === 1;
    if (kind === 'webgl2' && !isProbe) globalThis.grabbedContext = context;
    return context;
  };
}`;

/** Steps of a start that never answer, and what the operator reads of them. */
const NEVER_ANSWERS = [
  {
    step: 'its adapter',
    script: 'GPU.prototype.requestAdapter = () => new Promise(() => {})',
    reason: 'no WebGPU adapter answered in 5000 ms',
  },
  {
    step: 'its device',
    script: 'GPUAdapter.prototype.requestDevice = () => new Promise(() => {})',
    reason: 'wgsl: gpu-silent: the WebGPU device has not come back in 10000 ms',
  },
];

/** A view that only the page remembers, so that a new engine must be told. */
const VIEW = '?style=the-scream&strength=0.8';

/** A whole start with two networks, which a software adapter may have to compile. */
const STARTS = {timeout: 150_000, interval: 0};

/** Two such starts, beside another browser at work. */
const COMPILED_TWICE = {timeout: 400_000};

const browser = graphicsBrowserOfFile();

test('an engine that throws leaves the plain mirror, and a new one paints the same view', async () => {
  const {app, starts} = await openPaintedMirror();
  starts.hold();
  await throwInEngine(app.page);
  await expectMirrorUntilPainted(app, starts, 'engine-crashed', /^the worker threw: .*a fault of the test$/);
});

test('an engine that hangs is noticed by its silence, ended, and followed by one that paints', async () => {
  const {app, starts} = await openPaintedMirror();
  starts.hold();
  await hangEngine(app.page);
  // Before it is given up, what may stand still makes room for the plain mirror.
  await expect
    .poll(() => outdatedPicture(app.page), {...STARTS, interval: 100})
    .toEqual({canvas: 'away', isShowing: true});
  await expectMirrorUntilPainted(app, starts, 'gpu-silent', /^no word from the engine for \d+ ms$/);
});

test(
  'a graphics device lost while painting leaves the plain mirror, and painting resumes on a new one',
  COMPILED_TWICE,
  async () => {
    const server = await serveAlteredForTest(altered(beforeEngine(KEEP_THE_DEVICE), COMPILED_QUICKLY));
    const {app, starts} = await openPaintedMirror(`${VIEW}&backend=webgpu`, server);
    expect((await statusOf(app.page)).backend?.network).toBe('webgpu');
    starts.hold();
    await engineOf(app.page).evaluate(() => {
      globalThis.grabbedDevice.destroy();
    });
    await expectMirrorUntilPainted(app, starts, 'gpu-lost', /^destroyed: /);
  },
);

firstThenLong([
  {name: 'dreaming', search: '?mode=dream&dream=rings&style=plain', isBack: isDreaming},
  {name: 'a lens is on', search: '?lens=labels&style=plain', isBack: isLooking},
])(
  'a WebGL2 context lost while $name leaves the plain mirror, and the same view comes back',
  async ({search, isBack}) => {
    const server = await serveAlteredForTest(beforeEngine(KEEP_THE_CONTEXT));
    const {app, starts} = await openHeldMirror(`${search}&backend=wasm&canvas=gpu`, server);
    const {page} = app;
    await expect.poll(() => isBack(page), STARTS).toBe(true);
    const address = page.url();
    starts.hold();
    await engineOf(page).evaluate(() => {
      globalThis.grabbedContext.getExtension('WEBGL_lose_context')!.loseContext();
    });
    await expectSentence(page, 'gpu-lost');
    await waitForFacts(page, {isShowing: false, source: 'live'});
    await expectPlainMirror(page);
    await expectDetail(page, 'gpu-lost', /^WebGL: /);
    starts.release();
    await expect.poll(() => isBack(page), STARTS).toBe(true);
    await waitForFacts(page, {isShowing: true, notice: null}, STARTS.timeout);
    expect(page.url()).toBe(address);
    await closeInPeace(app);
  },
);

firstThenLong(NEVER_ANSWERS)('a graphics card that never gives $step is passed over', async ({script, reason}) => {
  const server = await serveAlteredForTest(beforeEngine(script));
  const app = await openQuickMirror({
    search: `${VIEW}&backend=webgpu`,
    origin: server.origin,
    browser: browser(),
  });
  await expectPlainMirror(app.page);
  await waitForFacts(app.page, {isPainted: true}, STARTS.timeout);
  const {backend} = await statusOf(app.page);
  expect(backend?.network).toBe('wasm');
  expect(backend?.skipped).toEqual(
    expect.arrayContaining([{backend: 'webgpu', reason: expect.stringContaining(reason) as string}]),
  );
  await closeInPeace(app);
});

async function openPaintedMirror(
  search = VIEW,
  site: Partial<AppServer> = {},
): Promise<{app: AppPage; starts: HeldStarts}> {
  const opened = await openHeldMirror(search, site);
  await waitForFacts(opened.app.page, {isPainted: true, source: 'live'}, STARTS.timeout);
  return opened;
}

/** A mirror whose next engine can be held back. */
async function openHeldMirror(
  search: string,
  {origin}: Partial<AppServer>,
): Promise<{app: AppPage; starts: HeldStarts}> {
  let starts: HeldStarts | null = null;
  const app = await openQuickMirror({
    search,
    browser: browser(),
    ...(origin === undefined ? {} : {origin}),
    prepare: async (context) => {
      starts = await holdEngineStarts(context);
    },
  });
  return {app, starts: starts!};
}

async function isDreaming(page: Page): Promise<boolean> {
  return ((await statusOf(page)).dream?.steps ?? 0) > 1;
}

async function isLooking(page: Page): Promise<boolean> {
  return ((await statusOf(page)).lens?.cost.medianMs ?? 0) > 0;
}

/** Whether the canvas is seen, and whether its engine is still taken to be alive. */
function outdatedPicture(page: Page): Promise<{canvas: string | undefined; isShowing: boolean | undefined}> {
  return page.evaluate(() => ({
    canvas: document.querySelector<HTMLElement>('#stage')?.dataset['canvas'],
    isShowing: document.querySelector('pareidolia-app')?.parts?.store.state.engine.isShowing,
  }));
}

/** Holds the next engine back, looks at what the visitor has meanwhile, and lets it paint. */
async function expectMirrorUntilPainted(
  app: AppPage,
  starts: HeldStarts,
  code: 'engine-crashed' | 'gpu-silent' | 'gpu-lost',
  detail: RegExp,
): Promise<void> {
  const look = await lookOf(app.page);
  await expectSentence(app.page, code);
  await waitForFacts(app.page, {isShowing: false, source: 'live'});
  await expectPlainMirror(app.page);
  await expectDetail(app.page, code, detail);
  starts.release();
  await waitForFacts(app.page, {isPainted: true, notice: null}, STARTS.timeout);
  expect(await lookOf(app.page)).toEqual(look);
  expect(look).toMatchObject({style: 'the-scream', strength: 0.8});
  // The one that failed is gone, with what it held.
  await expect.poll(() => enginesOf(app.page).length).toBe(1);
  await closeInPeace(app);
}
