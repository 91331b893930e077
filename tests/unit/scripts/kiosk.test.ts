/**
 * How the kiosk finds, starts and restarts its browser: the plan as a pure function, the process
 * with a stand-in browser.
 */
import {spawn} from 'node:child_process';
import {chmodSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {expect, test} from 'vitest';

import {afterBrowserEnd, kioskArguments, kioskUrl, listBrowserPaths} from '../../../scripts/lib/kiosk-plan.mjs';
import {createStaticServer} from '../../../scripts/lib/static-server.mjs';

const SCRIPT = resolve(import.meta.dirname, '../../../scripts/kiosk.mjs');
const OPTIONS = {url: 'http://localhost:4711/', profile: '/kiosk/profile', platform: 'linux', isRoot: false} as const;

test('opens our address full screen, with the camera allowed and its own profile', () => {
  const flags = kioskArguments(OPTIONS);
  expect(flags).toContain('--kiosk');
  expect(flags).toContain('--app=http://localhost:4711/');
  expect(flags).toContain('--user-data-dir=/kiosk/profile');
  expect(flags).toContain('--auto-accept-camera-and-microphone-capture');
  expect(flags).not.toContain('--no-sandbox');
  expect(new Set(flags).size).toBe(flags.length);
});

test('asks for WebGPU where Linux still hides it, and drops the sandbox for root alone', () => {
  expect(kioskArguments(OPTIONS)).toContain('--enable-unsafe-webgpu');
  expect(kioskArguments({...OPTIONS, platform: 'darwin'})).not.toContain('--enable-unsafe-webgpu');
  expect(kioskArguments({...OPTIONS, isRoot: true})).toContain('--no-sandbox');
});

test.each([
  ['', 'http://localhost:4711/'],
  ['?style=great-wave&strength=0.5', 'http://localhost:4711/?style=great-wave&strength=0.5'],
  ['style=great-wave', 'http://localhost:4711/?style=great-wave'],
  ['http://elsewhere/', 'http://localhost:4711/?http://elsewhere/'],
  ['//elsewhere/', 'http://localhost:4711/?//elsewhere/'],
])('adds %j to the address and stays at home', (addition, url) => {
  expect(kioskUrl('http://localhost:4711', addition)).toBe(url);
});

test('looks for Chrome, Chromium and Edge where each system keeps them', () => {
  expect(listBrowserPaths('linux', {PATH: '/usr/bin:/snap/bin'})).toContain('/snap/bin/chromium');
  expect(listBrowserPaths('darwin', {HOME: '/Users/a'})).toContain(
    '/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  );
  expect(listBrowserPaths('win32', {'PROGRAMFILES(X86)': 'C:\\Program Files (x86)'})).toContain(
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  );
});

test('restarts a browser that crashed, and leaves when it was closed or cannot run', () => {
  expect(afterBrowserEnd({code: 0, lifeMs: 60_000, earlyEnds: 0})).toEqual({kind: 'leave'});
  expect(afterBrowserEnd({code: null, lifeMs: 60_000, earlyEnds: 2})).toEqual({kind: 'restart', earlyEnds: 0});
  expect(afterBrowserEnd({code: 1, lifeMs: 100, earlyEnds: 0})).toEqual({kind: 'restart', earlyEnds: 1});
  expect(afterBrowserEnd({code: 1, lifeMs: 100, earlyEnds: 2})).toEqual({kind: 'give-up'});
});

/** A stand-in browser notes how it was started and then does what `then` says. */
function makeBrowser(then: string): {path: string; readStarts: () => string[][]} {
  const folder = mkdtempSync(join(tmpdir(), 'browser-'));
  const path = join(folder, 'browser.mjs');
  const notes = join(folder, 'starts.jsonl');
  writeFileSync(
    path,
    `#!${process.execPath}
     import {appendFileSync} from 'node:fs';
     appendFileSync(${JSON.stringify(notes)}, JSON.stringify(process.argv.slice(2)) + '\\n');
     ${then}`,
  );
  writeFileSync(notes, '');
  chmodSync(path, 0o755);
  return {
    path,
    readStarts: () =>
      readFileSync(notes, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as string[]),
  };
}

async function withMirror<Result>(use: (port: number) => Promise<Result>): Promise<Result> {
  const server = createStaticServer({root: tmpdir(), version: '1.0.0'});
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    return await use((server.address() as AddressInfo).port);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

test('reuses a running mirror, passes the address on, and gives up on a browser that cannot run', async () => {
  const browser = makeBrowser('process.exit(1);');
  const port = await withMirror(async (mirrorPort) => {
    const child = spawn(process.execPath, [
      SCRIPT,
      ...['--port', String(mirrorPort), '--browser', browser.path, '--url', '?style=great-wave'],
    ]);
    expect(await new Promise((ended) => child.once('close', ended))).toBe(1);
    return mirrorPort;
  });
  expect(browser.readStarts()).toHaveLength(3);
  expect(browser.readStarts()[0]).toContain(`--app=http://localhost:${port}/?style=great-wave`);
});

test('closes the browser and leaves quietly on Ctrl-C', async () => {
  const browser = makeBrowser(
    "console.log('up'); process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000);",
  );
  await withMirror(async (port) => {
    const child = spawn(process.execPath, [SCRIPT, '--port', String(port), '--browser', browser.path]);
    await expect.poll(() => browser.readStarts().length, {timeout: 10_000}).toBe(1);
    child.kill('SIGINT');
    expect(await new Promise((ended) => child.once('close', ended))).toBe(0);
  });
});

test('says so when the named browser does not exist', async () => {
  const child = spawn(process.execPath, [SCRIPT, '--browser', '/no/such/browser']);
  let text = '';
  child.stderr.on('data', (part: Buffer) => (text += part.toString()));
  expect(await new Promise((ended) => child.once('close', ended))).toBe(1);
  expect(text).toBe('There is no program at /no/such/browser.\n');
});
