/**
 * The files that the service worker keeps, damaged or lost under the whole app: it paints again
 * without anybody doing anything, as soon as the server can be reached.
 *
 * All of it happens in one visit: each test begins where everything is kept whole again.
 */
import type {Page} from 'playwright-core';
import {afterAll, afterEach, beforeAll, beforeEach, expect, test} from 'vitest';

import {WAITING as GERMAN} from '../../src/words/de/waiting.ts';
import {WAITING as ENGLISH} from '../../src/words/en/waiting.ts';
import {expectPeace, type AppPage} from '../support/browser/app-page.ts';
import {startAppServer, type AppServer} from '../support/browser/app-server.ts';
import {damageKept, dropBrowserCache, loseStorage, type KeptDamage} from '../support/browser/kept-files.ts';
import {findMissingModelFiles} from '../support/browser/model-files.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {expectPlainMirror, expectSentence, openQuickMirror} from '../support/browser/troubled-mirror.ts';
import {firstThenLong} from '../support/long.ts';

const WEIGHTS = /\/style[^/]*\/weights\.bin$/;
const ENGINE = /\/assets\/(main|kernel-worker|create-webgpu-painter)-[^/]+\.js$/;
const EVERYTHING = /./;

let port: number;
let server: AppServer | null = null;
let app: AppPage;
let page: Page;

beforeAll(async () => {
  server = await startAppServer();
  port = Number(new URL(server.origin).port);
  app = await openQuickMirror({origin: server.origin, context: {serviceWorkers: 'allow'}});
  ({page} = app);
});

beforeEach(async () => {
  await bringServerBack();
  await waitForFacts(page, {isPainted: true, source: 'live', offline: 'ready', notice: null});
});

afterEach(() => {
  expectPeace(app);
});

afterAll(async () => {
  await app.close();
  await takeServerAway();
});

async function takeServerAway(): Promise<void> {
  await server?.stop();
  server = null;
}

/** At the same origin. */
async function bringServerBack(): Promise<void> {
  server ??= await startAppServer({port});
}

const DAMAGES: readonly {readonly name: string; readonly path: RegExp; readonly how: KeptDamage}[] = [
  // Weights and scripts of the engine among them.
  {name: 'every single file cut short', path: EVERYTHING, how: 'cut'},
  {name: 'weights that are overwritten', path: WEIGHTS, how: 'other-bytes'},
];

firstThenLong(DAMAGES)(
  'with $name in the cache the mirror paints after a reload, and keeps them whole',
  async (damage) => {
    expect((await damageKept(page, damage.path, damage.how)).length).toBeGreaterThan(0);
    await page.reload();
    await waitForFacts(page, {isPainted: true, offline: 'ready', notice: null});
    await takeServerAway();
    await page.reload();
    await waitForFacts(page, {isPainted: true});
    expect(await findMissingModelFiles(page)).toEqual([]);
  },
);

const LOSSES = [
  {name: 'weights', path: WEIGHTS, code: 'model-missing'},
  {name: 'scripts of the engine', path: ENGINE, code: 'part-missing'},
] as const;

firstThenLong(LOSSES)(
  'with damaged $name and no server the mirror is plain, says so, and paints when the server is back',
  async ({path, code}) => {
    await damageKept(page, path, 'cut');
    await dropBrowserCache(page);
    await takeServerAway();
    await page.reload();
    await expectSentence(page, code);
    await expectPlainMirror(page);
    await bringServerBack();
    await waitForFacts(page, {isPainted: true, notice: null});
  },
);

const STARTS = [
  {name: 'the page itself', path: /\/(index\.html)?$/},
  {name: 'its first script', path: /\/assets\/index-[^/]+\.js$/},
] as const;

firstThenLong(STARTS)(
  'with $name damaged and no server there is the plain video and a sentence, and then the mirror again',
  async ({path}) => {
    expect((await damageKept(page, path, 'cut')).length).toBeGreaterThan(0);
    await dropBrowserCache(page);
    await takeServerAway();
    await page.reload();
    await page.getByText(ENGLISH).waitFor();
    await page.getByText(GERMAN).waitFor();
    await expectPlainMirror(page);
    await bringServerBack();
    await waitForFacts(page, {isPainted: true, notice: null});
  },
);

test('with the storage cleared in mid-visit the mirror still dreams, and keeps a picture', async () => {
  await loseStorage(page);
  await page.keyboard.press(' ');
  await waitForFacts(page, {shot: 'review'});
  await page.getByRole('button', {name: 'Keep', exact: true}).click();
  await page.getByText('Kept on this device.').waitFor();
  expect(await findMissingModelFiles(page)).toEqual([]);
});
