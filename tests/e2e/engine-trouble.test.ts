/**
 * The engine as it may fail: it throws, it hangs, its graphics card answers nothing or is lost. The visitor stays in the mirror, and
 * the painting resumes as it was.
 */
import {afterEach, expect, test} from 'vitest';

import {beforeEngine, serveAltered} from '../support/altered-site.ts';
import type {AppPage} from '../support/app-page.ts';
import type {AppServer} from '../support/app-server.ts';
import {holdEngineStarts, type HeldStarts} from '../support/held-starts.ts';
import {
  closeInPeace,
  engineOf,
  expectDetail,
  expectPlainMirror,
  expectSentence,
  openQuickMirror,
  throwInEngine,
  waitForFacts,
} from '../support/troubled-mirror.ts';
import {lookOf, statusOf} from '../support/ask-app.ts';

declare global {
  /** In the engine worker: the device it got, kept by the script that runs before it. */
  var grabbedDevice: GPUDevice;
}

const KEEP_THE_DEVICE = `{
  const {requestDevice} = GPUAdapter.prototype;
  GPUAdapter.prototype.requestDevice = async function (descriptor) {
    return (globalThis.grabbedDevice = await requestDevice.call(this, descriptor));
  };
}`;

const ADAPTER_NEVER_COMES = 'GPU.prototype.requestAdapter = () => new Promise(() => {})';

/** A view that only the page remembers, so that a new engine must be told. */
const VIEW = '?style=the-scream&strength=0.8';

let server: AppServer | null = null;

afterEach(async () => {
  await server?.stop();
  server = null;
});

test('an engine that throws leaves the plain mirror, and a new one paints the same view', async () => {
  const {app, starts} = await openPaintedMirror();
  starts.hold();
  await throwInEngine(app.page);
  await expectMirrorUntilPainted(app, starts, 'engine-crashed', /^the worker threw: .*a fault of the test$/);
});

test('an engine that hangs is noticed by its silence, ended, and followed by one that paints', async () => {
  const {app, starts} = await openPaintedMirror();
  starts.hold();
  // Never answers: the worker is ended in the middle of it. An endless loop would do, and take a core from everybody.
  engineOf(app.page)
    .evaluate(() => {
      const {buffer} = new WebAssembly.Memory({initial: 1, maximum: 1, shared: true});
      Atomics.wait(new Int32Array(buffer), 0, 0);
    })
    .catch(() => undefined);
  await expectMirrorUntilPainted(app, starts, 'gpu-silent', /^no word from the engine for \d+ ms$/);
});

test('a graphics device lost while painting leaves the plain mirror, and painting resumes on a new one', async () => {
  server = await serveAltered(beforeEngine(KEEP_THE_DEVICE));
  const {app, starts} = await openPaintedMirror(`${VIEW}&backend=webgpu`, server);
  expect((await statusOf(app.page)).backend?.network).toBe('webgpu');
  starts.hold();
  await engineOf(app.page).evaluate(() => {
    globalThis.grabbedDevice.destroy();
  });
  await expectMirrorUntilPainted(app, starts, 'gpu-lost', /^destroyed: /);
});

test('a graphics card that never answers is passed over for another way to paint', async () => {
  server = await serveAltered(beforeEngine(ADAPTER_NEVER_COMES));
  const app = await openQuickMirror({
    search: `${VIEW}&backend=webgpu`,
    origin: server.origin,
    context: {serviceWorkers: 'block'},
  });
  await expectPlainMirror(app.page);
  await waitForFacts(app.page, {isPainted: true});
  const {backend} = await statusOf(app.page);
  expect(backend?.network).toBe('wasm');
  expect(backend?.skipped).toContainEqual({backend: 'webgpu', reason: 'no WebGPU adapter answered in 5000 ms'});
  await closeInPeace(app);
});

async function openPaintedMirror(
  search = VIEW,
  {origin}: Partial<AppServer> = {},
): Promise<{app: AppPage; starts: HeldStarts}> {
  let starts: HeldStarts | null = null;
  const app = await openQuickMirror({
    search,
    ...(origin === undefined ? {} : {origin}),
    context: {serviceWorkers: 'block'},
    prepare: async (context) => {
      starts = await holdEngineStarts(context);
    },
  });
  await waitForFacts(app.page, {isPainted: true, source: 'live'});
  return {app, starts: starts!};
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
  await waitForFacts(app.page, {isPainted: true, notice: null});
  expect(await lookOf(app.page)).toEqual(look);
  expect(look).toMatchObject({style: 'the-scream', strength: 0.8});
  await closeInPeace(app);
}
