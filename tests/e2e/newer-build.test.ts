/**
 * A newer build on the server under a page that no service worker keeps: its old files are gone.
 */
import {readFileSync, renameSync, writeFileSync, cpSync, rmSync, mkdtempSync, readdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {expect, test} from 'vitest';

import {startAppServer} from '../support/browser/app-server.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {closeInPeace, expectPicture, expectSentence, openQuickMirror} from '../support/browser/troubled-mirror.ts';

const DIST = resolve(import.meta.dirname, '../../dist');

/** The address follows what is seen after less than this (`bind-address.ts`), twice at most. */
const ADDRESS_SETTLES_MS = 2000;

/** Gives the first script another name, and takes away the code that dreams. */
function publishAnother(folder: string): void {
  const names = readdirSync(join(folder, 'assets'));
  const page = join(folder, 'index.html');
  const html = readFileSync(page, 'utf8');
  const entry = /src="\.\/assets\/(index-[^"]+)\.js"/.exec(html)![1]!;
  renameSync(join(folder, `assets/${entry}.js`), join(folder, `assets/${entry}x.js`));
  writeFileSync(page, html.replaceAll(`${entry}.js`, `${entry}x.js`));
  for (const name of names) if (name.startsWith('create-dreamer-')) rmSync(join(folder, 'assets', name));
}

test('a mode that the old page cannot open any more brings the newer build when nobody is there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newer-build-'));
  cpSync(DIST, folder, {recursive: true});
  const server = await startAppServer({root: folder});
  const app = await openQuickMirror({origin: server.origin});
  const {page} = app;
  await waitForFacts(page, {isPainted: true, source: 'live'});
  publishAnother(folder);
  await page.evaluate(() => {
    document.querySelector('pareidolia-app')!.parts!.store.dispatch({kind: 'mode-picked', mode: 'dream'});
  });
  await expectSentence(page, 'build-outdated');
  await expectPicture(page);
  // Nobody is gone before a minute is over: the address has long given up the dream by then, which
  // the newer build of this test cannot open either.
  await page.waitForTimeout(ADDRESS_SETTLES_MS);
  expect(page.url()).not.toContain('mode=dream');

  const reloaded = page.waitForEvent('load');
  await page.evaluate(() => {
    document.querySelector('pareidolia-app')!.onVisitorGone();
  });
  await reloaded;
  await waitForFacts(page, {isPainted: true, notice: null});
  expect(await page.locator('script[type=module]').getAttribute('src')).toMatch(/x\.js$/);
  await closeInPeace(app);
  await server.stop();
  rmSync(folder, {recursive: true});
});
