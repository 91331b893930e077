/**
 * The built app as an installer sees it. Only a persistent profile reports whether a page can be
 * installed.
 */
import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {chromium, type BrowserContext, type CDPSession, type Page} from 'playwright-core';
import {afterAll, beforeAll, expect, inject, test} from 'vitest';

import {chromiumLaunchOptions, fakeCameraFlags} from '../support/browser/chromium.ts';

let context: BrowserContext;
let page: Page;
let session: CDPSession;

beforeAll(async () => {
  context = await chromium.launchPersistentContext(
    mkdtempSync(join(tmpdir(), 'profile-')),
    chromiumLaunchOptions(fakeCameraFlags(inject('cameraFilm')), 'none'),
  );
  page = await context.newPage();
  await page.goto(inject('appOrigin'));
  session = await context.newCDPSession(page);
});

afterAll(async () => {
  await context.close();
});

test('has a manifest without mistakes', async () => {
  const {url, errors} = await session.send('Page.getAppManifest');
  expect(url).toBe(`${inject('appOrigin')}/manifest.webmanifest`);
  expect(errors).toEqual([]);
});

test('can be installed', async () => {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  expect(await session.send('Page.getInstallabilityErrors')).toEqual({installabilityErrors: []});
});

test('lists the licences of everything that is bundled, with their texts', async () => {
  const licences = await page.evaluate(async () => {
    const list = (await (await fetch('/licences.json')).json()) as {name: string; licence: string; text: string}[];
    return list.map(({name, licence, text}) => ({name, licence, isText: text.length > 500}));
  });
  for (const [name, licence] of [
    ['lit-html', 'BSD-3-Clause'],
    ['three', 'MIT'],
    ['@tensorflow/tfjs-core', 'Apache-2.0'],
    ['@fontsource-variable/fraunces', 'OFL-1.1'],
  ]) {
    expect(licences).toContainEqual({name, licence, isText: true});
  }
});
