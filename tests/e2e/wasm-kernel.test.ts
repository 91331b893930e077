/**
 * The built app without a graphics card: our own kernel paints, on threads where the server's
 * headers allow it, and TensorFlow.js where the kernel does not run. The status says which.
 */
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {chromium, type Browser, type Page} from 'playwright-core';
import {afterEach, expect, inject, test} from 'vitest';

import {beforeWorker, remove, serveAltered} from '../support/browser/altered-site.ts';
import type {AppServer} from '../support/browser/app-server.ts';
import {statusOf} from '../support/browser/ask-app.ts';
import {chromiumLaunchOptions, fakeCameraFlags} from '../support/browser/chromium.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {closeInPeace, openQuickMirror} from '../support/browser/troubled-mirror.ts';
import {LONG} from '../support/long.ts';

const VIEW = '?style=great-wave&backend=wasm';

/** Two threads for the kernel, whatever machine this is. */
const THREE_CORES = "Object.defineProperty(navigator, 'hardwareConcurrency', {value: 3})";

/** V8 needs this instruction set of x86 for SIMD. */
const NO_SIMD_FLAG = '--js-flags=--no-enable-sse4-1';

let server: AppServer | null = null;
let browser: Browser | null = null;

afterEach(async () => {
  await server?.stop();
  await browser?.close();
  server = null;
  browser = null;
});

test('the page is isolated, and two threads share every frame', async () => {
  server = await serveAltered(beforeWorker('kernel-worker', THREE_CORES));
  const app = await openQuickMirror({
    search: VIEW,
    origin: server.origin,
  });
  await waitForFacts(app.page, {isPainted: true});
  expect(await app.page.evaluate(() => crossOriginIsolated)).toBe(true);
  // The second thread joins in when it has started.
  await expect.poll(() => engineOf(app.page)).toMatch(/^kernel, (relaxed-)?simd, 2 threads$/);
  await closeInPeace(app);
});

test('a helping thread that never starts is not waited for, and not counted', async () => {
  server = await serveAltered((folder) => {
    beforeWorker('kernel-worker', THREE_CORES)(folder);
    beforeWorker('helper-worker', 'close()')(folder);
  });
  const app = await openQuickMirror({
    search: VIEW,
    origin: server.origin,
  });
  await waitForFacts(app.page, {isPainted: true});
  expect(await engineOf(app.page)).toMatch(/^kernel, (relaxed-)?simd, 1 of 2 threads$/);
  await closeInPeace(app);
});

test('without the kernel, TensorFlow.js paints and dreams, and the reasons are told', async () => {
  server = await serveAltered(withoutKernels);
  const app = await openQuickMirror({
    search: `${VIEW}&dream=rings`,
    origin: server.origin,
  });
  await waitForFacts(app.page, {isPainted: true});
  const {networkEngine, backend} = await statusOf(app.page);
  expect(networkEngine).toBe('tfjs');
  expect(backend?.skipped.map(({reason}) => reason)).toContainEqual(expect.stringMatching(/^kernel: .*answered 404/));

  // Over the plain picture: TensorFlow.js takes long for each painting.
  await app.page.keyboard.press('0');
  await app.page.keyboard.press('d');
  const dreamt = async (): Promise<number> => (await statusOf(app.page)).dream?.steps ?? 0;
  await expect.poll(dreamt, {timeout: 60_000}).toBeGreaterThan(0);
  const {selfTests, leftOut} = await statusOf(app.page);
  expect(selfTests).toContainEqual(
    expect.objectContaining({network: 'perception', backend: 'wasm, tfjs', passed: true}),
  );
  expect(leftOut).toContainEqual({
    name: 'perception on wasm, kernel',
    reason: expect.stringContaining('answered 404') as string,
  });
  await closeInPeace(app);
});

test('without SIMD, TensorFlow.js paints, and the reason is told', LONG, async () => {
  browser = await chromium.launch(
    chromiumLaunchOptions([NO_SIMD_FLAG, ...fakeCameraFlags(inject('cameraFilm'))], 'none'),
  );
  const app = await openQuickMirror({search: VIEW, browser});
  await waitForFacts(app.page, {isPainted: true});
  const {networkEngine, backend} = await statusOf(app.page);
  expect(networkEngine).toBe('tfjs');
  expect(backend?.adapter).toContain('without SIMD');
  expect(backend?.skipped.map(({reason}) => reason)).toContainEqual(
    expect.stringMatching(/^kernel: .*build does not run here/),
  );
  await closeInPeace(app);
});

/** Takes the kernel's builds away. */
function withoutKernels(folder: string): void {
  const kernels = readdirSync(join(folder, 'assets')).filter((file) => /^(relaxed-)?simd.*\.wasm$/.test(file));
  for (const file of kernels) remove(join('assets', file))(folder);
}

async function engineOf(page: Page): Promise<string | null> {
  return (await statusOf(page)).networkEngine;
}
