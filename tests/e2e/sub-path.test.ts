/**
 * The built app in a folder of a server, beside whatever else lies there: it starts, paints, is
 * kept, and starts again without the server.
 */
import {cpSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {expect, test} from 'vitest';

import {startAppServer} from '../support/browser/app-server.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {closeInPeace, openQuickMirror} from '../support/browser/troubled-mirror.ts';

const DIST = resolve(import.meta.dirname, '../../dist');

test('in a folder of a server the mirror paints, stays in its folder, and does without the server afterwards', async () => {
  const site = mkdtempSync(join(tmpdir(), 'site-'));
  cpSync(DIST, join(site, 'exhibits/mirror'), {recursive: true});
  const server = await startAppServer({root: site});
  const asked: string[] = [];
  const app = await openQuickMirror({
    origin: server.origin,
    path: '/exhibits/mirror/',
    context: {viewport: {width: 320, height: 240}, serviceWorkers: 'allow'},
    prepare: (context) => {
      context.on('request', (request) => asked.push(new URL(request.url()).pathname));
      return Promise.resolve();
    },
  });
  const {page} = app;
  await waitForFacts(page, {isPainted: true, offline: 'ready'});
  const controller = await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL);
  expect(controller).toBe(`${server.origin}/exhibits/mirror/service-worker.js`);
  await server.stop();

  await page.reload();
  await waitForFacts(page, {isPainted: true, source: 'live'});
  await page.goto(`${server.origin}/exhibits/mirror/index.html?rung=192`);
  await waitForFacts(page, {isPainted: true});
  expect(asked.filter((path) => path.startsWith('/') && !path.startsWith('/exhibits/mirror/'))).toEqual([]);
  const manifest = await page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href);
  expect(manifest).toBe(`${server.origin}/exhibits/mirror/manifest.webmanifest`);
  await closeInPeace(app);
  rmSync(site, {recursive: true});
});
