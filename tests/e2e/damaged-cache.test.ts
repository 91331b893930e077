/**
 * The files that the service worker keeps, damaged or lost under the whole app: it paints again
 * without anybody doing anything, as soon as the server can be reached.
 */
import {expect, test} from 'vitest';

import {WAITING as GERMAN} from '../../src/words/de/waiting.ts';
import {WAITING as ENGLISH} from '../../src/words/en/waiting.ts';
import {startAppServer} from '../support/browser/app-server.ts';
import {damageKept, dropBrowserCache, loseStorage, type KeptDamage} from '../support/browser/kept-files.ts';
import {findMissingModelFiles} from '../support/browser/model-files.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {closeInPeace, expectPlainMirror, expectSentence, openQuickMirror} from '../support/browser/troubled-mirror.ts';

/** The service worker keeps every file. */
const KEPT = {serviceWorkers: 'allow'} as const;

const WEIGHTS = /\/style[^/]*\/weights\.bin$/;
const ENGINE = /\/assets\/(main|kernel-worker|create-webgpu-painter)-[^/]+\.js$/;
const EVERYTHING = /./;

const DAMAGES: readonly {readonly name: string; readonly path: RegExp; readonly how: KeptDamage}[] = [
  {name: 'weights that are overwritten', path: WEIGHTS, how: 'other-bytes'},
  // Weights and scripts of the engine among them.
  {name: 'every single file cut short', path: EVERYTHING, how: 'cut'},
];

test.each(DAMAGES)('with $name in the cache the mirror paints after a reload, and keeps them whole', async (damage) => {
  const server = await startAppServer();
  const app = await openQuickMirror({origin: server.origin, context: KEPT});
  const {page} = app;
  await waitForFacts(page, {isPainted: true, offline: 'ready'});
  expect((await damageKept(page, damage.path, damage.how)).length).toBeGreaterThan(0);
  await page.reload();
  await waitForFacts(page, {isPainted: true, offline: 'ready', notice: null});
  await server.stop();
  await page.reload();
  await waitForFacts(page, {isPainted: true});
  expect(await findMissingModelFiles(page)).toEqual([]);
  await closeInPeace(app);
});

const LOSSES = [
  {name: 'weights', path: WEIGHTS, code: 'model-missing'},
  {name: 'scripts of the engine', path: ENGINE, code: 'part-missing'},
] as const;

test.each(LOSSES)(
  'with damaged $name and no server the mirror is plain, says so, and paints when the server is back',
  async ({path, code}) => {
    const server = await startAppServer();
    const app = await openQuickMirror({origin: server.origin, context: KEPT});
    const {page} = app;
    await waitForFacts(page, {isPainted: true, offline: 'ready'});
    await damageKept(page, path, 'cut');
    await dropBrowserCache(page);
    await server.stop();
    await page.reload();
    await expectSentence(page, code);
    await expectPlainMirror(page);
    const back = await startAppServer({port: Number(new URL(server.origin).port)});
    await waitForFacts(page, {isPainted: true, notice: null});
    await closeInPeace(app);
    await back.stop();
  },
);

const STARTS = [
  {name: 'the page itself', path: /\/(index\.html)?$/},
  {name: 'its first script', path: /\/assets\/index-[^/]+\.js$/},
] as const;

test.each(STARTS)(
  'with $name damaged and no server there is the plain video and a sentence, and then the mirror again',
  async ({path}) => {
    const server = await startAppServer();
    const app = await openQuickMirror({origin: server.origin, context: KEPT});
    const {page} = app;
    await waitForFacts(page, {isPainted: true, offline: 'ready'});
    expect((await damageKept(page, path, 'cut')).length).toBeGreaterThan(0);
    await dropBrowserCache(page);
    await server.stop();
    await page.reload();
    await page.getByText(ENGLISH).waitFor();
    await page.getByText(GERMAN).waitFor();
    await expectPlainMirror(page);
    const back = await startAppServer({port: Number(new URL(server.origin).port)});
    await waitForFacts(page, {isPainted: true, notice: null});
    await closeInPeace(app);
    await back.stop();
  },
);

test('with the storage cleared in mid-visit the mirror still dreams, and keeps a picture', async () => {
  const server = await startAppServer();
  const app = await openQuickMirror({origin: server.origin, context: KEPT});
  const {page} = app;
  await waitForFacts(page, {isPainted: true, source: 'live', offline: 'ready'});
  await loseStorage(page);
  await page.keyboard.press(' ');
  await waitForFacts(page, {shot: 'review'});
  await page.getByRole('button', {name: 'Keep', exact: true}).click();
  await page.getByText('Kept on this device.').waitFor();
  expect(await findMissingModelFiles(page)).toEqual([]);
  await closeInPeace(app);
  await server.stop();
});
