/**
 * The real launcher with the real browser: a page that crashes is noticed by its silence, and a new
 * one stands there a minute later.
 *
 * @module-tag long
 */
import {spawn} from 'node:child_process';
import {chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer, type AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {chromium, type Browser, type Page} from 'playwright-core';
import {expect, inject, test} from 'vitest';

import type {} from '../../src/page/ui/shell/app.ts';
import {chromiumLaunchOptions, fakeCameraFlags} from '../support/browser/chromium.ts';

const SCRIPT = resolve(import.meta.dirname, '../../scripts/kiosk.mjs');

/** A cold start of browser, engine and first painting on two cores. */
const START_MS = 120_000;

/** Thirty seconds of silence, the end, and the pause before the next start. */
const NOTICE_MS = 60_000;

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const {port} = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The test browser under the launcher's own flags, headless, with a door for the test. */
function makeBrowser(folder: string): string {
  const {executablePath, args} = chromiumLaunchOptions(fakeCameraFlags(inject('cameraFilm')));
  const path = join(folder, 'browser.sh');
  // As Playwright starts it: root has no sandbox.
  const own = ['--headless=new', '--no-sandbox', '--remote-debugging-port=0'];
  // The launcher lets the camera through by a flag of its own, and Chromium ends where both stand.
  const others = args.filter((word) => word !== '--use-fake-ui-for-media-stream');
  const words = [...own, ...others].map((word) => `'${word}'`).join(' ');
  writeFileSync(path, `#!/bin/sh\nexec '${executablePath}' ${words} "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Connects to the browser that wrote its door's number into the profile. */
async function connect(profile: string): Promise<Browser | null> {
  try {
    const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
    return await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  } catch {
    // Not yet, or not any more.
    return null;
  }
}

/** Waits for a browser whose page paints, other than one that is known. */
async function waitForPainting(profile: string): Promise<{browser: Browser; page: Page}> {
  let found: {browser: Browser; page: Page} | null = null;
  const look = async () => {
    const browser = await connect(profile);
    const page = browser?.contexts()[0]?.pages()[0];
    if (browser && page) found = {browser, page};
    return found !== null;
  };
  await expect.poll(look, {timeout: START_MS, interval: 500}).toBe(true);
  const {page} = found!;
  await page.waitForFunction(
    () => document.querySelector('pareidolia-app')?.parts?.store.state.engine.isPainted === true,
    null,
    {timeout: START_MS},
  );
  return found!;
}

test('a page that crashed is opened anew by the launcher', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-'));
  const profile = join(folder, 'profile');
  const port = await findFreePort();
  const parameters = ['--port', String(port), '--profile', profile, '--browser', makeBrowser(folder)];
  const launcher = spawn(process.execPath, [SCRIPT, ...parameters, '--url', '?rung=192']);
  let said = '';
  launcher.stdout.on('data', (part: Buffer) => (said += part.toString()));
  launcher.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const whenEnded = new Promise((ended) => launcher.once('close', ended));
  try {
    const {browser, page} = await waitForPainting(profile);
    expect(page.url()).toContain('kiosk=1');
    const session = await page.context().newCDPSession(page);
    const gone = new Promise((crashed) => page.once('crash', crashed));
    // It never answers: the page that would is gone.
    session.send('Page.crash').catch(() => undefined);
    await gone;
    const crashedAt = performance.now();
    const ended = new Promise((disconnected) => browser.once('disconnected', disconnected));
    rmSync(join(profile, 'DevToolsActivePort'));
    await ended;
    expect(performance.now() - crashedAt).toBeLessThan(NOTICE_MS);
    await waitForPainting(profile);
    console.info(`a new page paints ${((performance.now() - crashedAt) / 1000).toFixed(0)} s after the crash`);
    expect(said).toContain('The page has been silent for');
  } finally {
    launcher.kill();
    await whenEnded;
    rmSync(folder, {recursive: true, force: true});
  }
});
