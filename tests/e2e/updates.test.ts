/**
 * Offline use and updates: the real service worker and the real page side of it, on a small site,
 * in the real browser.
 */
import type {Page} from 'playwright-core';
import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeAll, beforeEach, expect, test} from 'vitest';

import {loadOrCreateCertificate} from '../../scripts/lib/certificate.mjs';
import {openApp, type AppPage} from '../support/browser/app-page.ts';
import {startAppServer, type AppServer} from '../support/browser/app-server.ts';
import {damageKept, loseStorage, type KeptDamage} from '../support/browser/kept-files.ts';
import {buildPwaSite, type PwaSite} from '../support/browser/pwa-site.ts';
import type {} from './pwa-page/main.ts';

let site: PwaSite;
let server: AppServer;
let app: AppPage;

beforeAll(async () => {
  site = await buildPwaSite();
});

beforeEach(async () => {
  site.publish('ONE');
  server = await startAppServer({root: site.folder});
  app = await openApp({origin: server.origin});
  await waitUntilHeard(app.page, 'offline-ready');
});

afterEach(async () => {
  await app.close();
  await server.stop();
});

async function waitUntilHeard(page: Page, what: string): Promise<void> {
  await page.waitForFunction((text) => window.pwaPage.heard.includes(text), what);
}

function readWeights(page: Page): Promise<string> {
  return page.evaluate(async () => (await fetch('/models/heavy/weights.bin')).text());
}

/** Asks the server for a newer version now instead of in an hour. */
async function checkForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update();
  });
}

test('keeps everything on the first visit, and tells how far it is', async () => {
  const heard = await app.page.evaluate(() => window.pwaPage.heard);
  expect(heard.at(-1)).toBe('offline-ready');
  expect(heard.at(-2)).toBe('progress 1');
  expect(await app.page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
});

test('starts at any address of the app, with every file, when the server is gone', async () => {
  await server.stop();
  await app.page.goto(`${server.origin}/?style=great-wave`);
  expect(await app.page.title()).toBe('Version ONE');
  await waitUntilHeard(app.page, 'offline-ready');
  expect(await readWeights(app.page)).toBe('weights of ONE');
  expect(await app.page.evaluate(() => fetch('/__pareidolia').catch(() => 'no network'))).toBe('no network');
});

test('fetches an update completely, leaves the visit alone, and changes over only when told', async () => {
  await app.page.evaluate(() => {
    document.title = 'In the middle of a visit';
  });
  site.publish('TWO');
  await checkForUpdate(app.page);
  await waitUntilHeard(app.page, 'update-ready');
  expect(await app.page.title()).toBe('In the middle of a visit');
  expect(await readWeights(app.page)).toBe('weights of ONE');

  const reloaded = app.page.waitForEvent('load');
  await app.page.evaluate(() => {
    window.pwaPage.control.applyWhenIdle();
  });
  await reloaded;
  expect(await app.page.title()).toBe('Version TWO');
  await server.stop();
  await app.page.reload();
  expect(await app.page.title()).toBe('Version TWO');
  expect(await readWeights(app.page)).toBe('weights of TWO');
  const kept = await app.page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    return (await Promise.all(caches_.map((cache) => cache.keys())))
      .flat()
      .map((request) => new URL(request.url).pathname);
  });
  expect(kept.filter((path) => path === '/index.html')).toHaveLength(1);
  expect(kept.filter((path) => path === '/models/heavy/weights.bin')).toHaveLength(1);
});

test('does nothing when told to change over without an update', async () => {
  await app.page.evaluate(() => {
    document.title = 'In the middle of a visit';
    window.pwaPage.control.applyWhenIdle();
  });
  await checkForUpdate(app.page);
  expect(await app.page.title()).toBe('In the middle of a visit');
});

test('never offers an update that is not the bytes it was built from, and keeps the old version whole', async () => {
  site.publish('TWO', {damaged: 'weights'});
  const worker = app.context.waitForEvent('serviceworker');
  await checkForUpdate(app.page);
  await worker;
  await app.page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const waiting = registration?.waiting;
    if (!waiting) return false;
    // Its answer to the same question shows that the page's own question was answered, too: one
    // worker, one after the other.
    const {port1, port2} = new MessageChannel();
    const answer = new Promise<string>((resolve) => {
      port1.onmessage = ({data}: MessageEvent<{kind: string}>) => {
        if (data.kind !== 'progress') resolve(data.kind);
      };
    });
    waiting.postMessage({kind: 'keep-rest'}, [port2]);
    return (await answer) === 'failed';
  });
  expect(await app.page.evaluate(() => window.pwaPage.heard)).not.toContain('update-ready');
  await server.stop();
  await app.page.reload();
  expect(await app.page.title()).toBe('Version ONE');
  expect(await readWeights(app.page)).toBe('weights of ONE');
});

/** Asks the page's service worker to check all that it keeps, and waits for its word. */
function checkKept(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const {port1, port2} = new MessageChannel();
        port1.onmessage = ({data}: MessageEvent<{kind: string}>) => {
          if (data.kind !== 'progress') resolve(data.kind);
        };
        navigator.serviceWorker.controller!.postMessage({kind: 'keep-rest'}, [port2]);
      }),
  );
}

const DAMAGES: readonly {readonly how: KeptDamage; readonly name: string}[] = [
  {how: 'cut', name: 'cut short'},
  {how: 'other-bytes', name: 'overwritten'},
];

test.each(DAMAGES)('fetches kept files that were $name when the page asks for them, and keeps them', async ({how}) => {
  const damaged = await damageKept(app.page, /index\.html$|\.js$|weights\.bin$/, how);
  expect(damaged).toHaveLength(3);
  await app.page.reload();
  expect(await app.page.title()).toBe('Version ONE');
  await waitUntilHeard(app.page, 'offline-ready');
  expect(await readWeights(app.page)).toBe('weights of ONE');
  await server.stop();
  await app.page.reload();
  expect(await app.page.title()).toBe('Version ONE');
  expect(await readWeights(app.page)).toBe('weights of ONE');
});

test('gives no damaged file out while the server is away', async () => {
  await damageKept(app.page, /weights\.bin$/, 'other-bytes');
  await server.stop();
  expect(await readWeights(app.page).catch(() => 'refused')).toBe('refused');
});

test('keeps everything anew after the storage was cleared in mid-visit', async () => {
  await loseStorage(app.page);
  expect(await checkKept(app.page)).toBe('kept');
  await server.stop();
  await app.page.reload();
  expect(await app.page.title()).toBe('Version ONE');
  expect(await readWeights(app.page)).toBe('weights of ONE');
});

test('starts the newer build where the storage was cleared after the server had moved on', async () => {
  site.publish('TWO');
  await loseStorage(app.page);
  await app.page.reload();
  expect(await app.page.title()).toBe('Version TWO');
  expect(await readWeights(app.page)).toBe('weights of TWO');
});

test('an update does not take a damaged file over from the version before it', async () => {
  expect(await damageKept(app.page, /\.js$/, 'cut')).toHaveLength(1);
  site.publish('TWO');
  await checkForUpdate(app.page);
  await waitUntilHeard(app.page, 'update-ready');
  await server.stop();
  const reloaded = app.page.waitForEvent('load');
  await app.page.evaluate(() => {
    window.pwaPage.control.applyWhenIdle();
  });
  await reloaded;
  await waitUntilHeard(app.page, 'offline-ready');
  expect(await app.page.title()).toBe('Version TWO');
});

test('tells a second window that the first one changed over', async () => {
  const second = await app.context.newPage();
  await second.goto(server.origin);
  await waitUntilHeard(second, 'offline-ready');
  site.publish('TWO');
  await checkForUpdate(app.page);
  await waitUntilHeard(app.page, 'update-ready');
  await second.evaluate(() => {
    document.title = 'In the middle of a visit';
    window.pwaPage.heard.length = 0;
  });
  const reloaded = app.page.waitForEvent('load');
  await app.page.evaluate(() => {
    window.pwaPage.control.applyWhenIdle();
  });
  await reloaded;
  await waitUntilHeard(second, 'update-ready');
  expect(await second.title()).toBe('In the middle of a visit');
  const secondReloaded = second.waitForEvent('load');
  await second.evaluate(() => {
    window.pwaPage.control.applyWhenIdle();
  });
  await secondReloaded;
  expect(await second.title()).toBe('Version TWO');
});

test('says that offline use needs a trusted certificate where ours is self-signed', async () => {
  const certificate = await loadOrCreateCertificate(mkdtempSync(join(tmpdir(), 'certificate-')), 'localhost');
  const secure = await startAppServer({root: site.folder, certificate});
  const visit = await openApp({origin: secure.origin, context: {ignoreHTTPSErrors: true}});
  await waitUntilHeard(visit.page, 'unavailable offline-untrusted');
  await visit.close();
  await secure.stop();
});

test('says so when the installation itself fails', async () => {
  site.publish('ONE', {damaged: 'page'});
  const fresh = await startAppServer({root: site.folder});
  const visit = await openApp({origin: fresh.origin});
  await waitUntilHeard(visit.page, 'unavailable offline-unavailable');
  await visit.close();
  await fresh.stop();
});
