/**
 * The whole app without its server: it starts, paints, has every network at hand, keeps a picture,
 * and finds it again.
 */
import {expect, test} from 'vitest';

import {startAppServer} from '../support/browser/app-server.ts';
import {findMissingModelFiles} from '../support/browser/model-files.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {closeInPeace, openQuickMirror} from '../support/browser/troubled-mirror.ts';

test('after one visit the server may go: the mirror paints, has all networks, keeps a picture, and still has it the next time', async () => {
  const server = await startAppServer();
  const app = await openQuickMirror({
    origin: server.origin,
    context: {viewport: {width: 320, height: 240}, serviceWorkers: 'allow'},
  });
  const {page} = app;
  await waitForFacts(page, {isPainted: true, offline: 'ready'});
  await server.stop();
  expect(await findMissingModelFiles(page)).toEqual([]);

  await page.reload();
  await waitForFacts(page, {isPainted: true, source: 'live'});
  await page.keyboard.press(' ');
  await waitForFacts(page, {shot: 'review'});
  await page.getByRole('button', {name: 'Keep', exact: true}).click();
  await page.getByText('Kept on this device.').waitFor();

  await page.reload();
  await waitForFacts(page, {isPainted: true});
  await page.keyboard.press('g');
  const thumbs = page.locator('pareidolia-gallery-panel .thumb');
  await thumbs.first().waitFor();
  expect(await thumbs.count()).toBe(1);
  await thumbs.first().click();
  const kept = page.locator('pareidolia-gallery-panel figure img');
  expect(await kept.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalHeight))).toBe(480);
  await closeInPeace(app);
});
