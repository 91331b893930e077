/**
 * How the kiosk finds, starts and restarts its browser: the plan as a pure function, the process
 * with a stand-in browser.
 */
import {spawn, type ChildProcess} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {afterEach, expect, test} from 'vitest';

import {kioskArguments, kioskUrl, listBrowserPaths} from '../../../scripts/lib/kiosk-plan.mjs';
import {Kiosk} from '../../../scripts/lib/kiosk/keep-open.mjs';
import {judgeLock} from '../../../scripts/lib/kiosk/profile-lock.mjs';
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
  ['', 'http://localhost:4711/?kiosk=1'],
  ['?style=great-wave&strength=0.5', 'http://localhost:4711/?style=great-wave&strength=0.5&kiosk=1'],
  ['style=great-wave', 'http://localhost:4711/?style=great-wave&kiosk=1'],
  ['#here', 'http://localhost:4711/?kiosk=1#here'],
  ['http://elsewhere/', 'http://localhost:4711/?http://elsewhere/&kiosk=1'],
  ['//elsewhere/', 'http://localhost:4711/?//elsewhere/&kiosk=1'],
])('adds %j to the address, says that it is a kiosk, and stays at home', (addition, url) => {
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

/** Ends every process that a test has started, and every server. */
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

interface Launcher {
  readonly said: () => string;
  readonly child: ChildProcess;
  readonly whenEnded: Promise<number | null>;
}

function launch(...parameters: string[]): Launcher {
  const child = spawn(process.execPath, [SCRIPT, ...parameters]);
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  child.stderr.on('data', (part: Buffer) => (text += part.toString()));
  const whenEnded = new Promise<number | null>((ended) => child.once('close', ended));
  cleanups.push(() => {
    child.kill();
    return whenEnded;
  });
  return {said: () => text, child, whenEnded};
}

async function startMirror(port = 0): Promise<{port: number; stop: () => void}> {
  const server = createStaticServer({root: tmpdir(), version: '1.0.0'});
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  cleanups.push(stop);
  return {port: (server.address() as AddressInfo).port, stop};
}

function newProfile(): string {
  return join(mkdtempSync(join(tmpdir(), 'kiosk-')), 'profile');
}

const STAYS_OPEN = "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000);";

test('reuses a running mirror, passes the address on, and opens a browser that ends again and again', async () => {
  const browser = makeBrowser('process.exit(0);');
  const {port} = await startMirror();
  launch('--port', String(port), '--browser', browser.path, '--profile', newProfile(), '--url', '?style=great-wave');
  await expect.poll(() => browser.readStarts().length, {timeout: 20_000}).toBeGreaterThan(2);
  expect(browser.readStarts()[0]).toContain(`--app=http://localhost:${port}/?style=great-wave&kiosk=1`);
}, 30_000);

test('with --until-closed, a browser that cannot run ends the kiosk', async () => {
  const browser = makeBrowser('process.exit(1);');
  const {port} = await startMirror();
  const kiosk = launch('--port', String(port), '--browser', browser.path, '--profile', newProfile(), '--until-closed');
  expect(await kiosk.whenEnded).toBe(1);
  expect(browser.readStarts()).toHaveLength(3);
  expect(kiosk.said()).toContain('The browser does not stay open.');
}, 30_000);

test('closes the browser and leaves quietly on Ctrl-C', async () => {
  const browser = makeBrowser(STAYS_OPEN);
  const {port} = await startMirror();
  const kiosk = launch('--port', String(port), '--browser', browser.path, '--profile', newProfile());
  await expect.poll(() => browser.readStarts().length, {timeout: 20_000}).toBe(1);
  kiosk.child.kill('SIGINT');
  expect(await kiosk.whenEnded).toBe(0);
}, 30_000);

test('a server that was used and has gone is replaced, and the browser stays', async () => {
  const browser = makeBrowser(STAYS_OPEN);
  const profile = newProfile();
  mkdirSync(profile, {recursive: true});
  const {port, stop} = await startMirror();
  const stopping = new AbortController();
  const kiosk = new Kiosk({
    ...{browser: browser.path, flags: [], profile, address: {host: '127.0.0.1', port}, untilClosed: false},
    stopping: stopping.signal,
    takeOver: async () => {
      const mirror = await startMirror(port);
      return {kind: 'serving', message: 'Served here.', stop: mirror.stop, whenStopped: Promise.resolve(0)};
    },
  });
  const whenLeft = kiosk.run();
  await expect.poll(() => browser.readStarts().length, {timeout: 20_000}).toBe(1);
  stop();
  const ask = () =>
    fetch(`http://127.0.0.1:${port}/__pareidolia`).then(
      ({status}) => status,
      () => 0,
    );
  await expect.poll(ask, {timeout: 20_000}).toBe(200);
  stopping.abort();
  expect(await whenLeft).toBe(0);
  expect(browser.readStarts()).toHaveLength(1);
}, 40_000);

test('a lock that a crashed browser left under another host name does not stop the next one', async () => {
  const profile = newProfile();
  mkdirSync(profile, {recursive: true});
  symlinkSync('old-host-name-1', join(profile, 'SingletonLock'));
  const browser = makeBrowser(
    `import {lstatSync} from 'node:fs';
     const isLocked = lstatSync(${JSON.stringify(join(profile, 'SingletonLock'))}, {throwIfNoEntry: false}) !== undefined;
     appendFileSync(${JSON.stringify(join(profile, 'seen.txt'))}, String(isLocked));
     ${STAYS_OPEN}`,
  );
  const {port} = await startMirror();
  launch('--port', String(port), '--browser', browser.path, '--profile', profile);
  const seen = join(profile, 'seen.txt');
  await expect.poll(() => existsSync(seen) && readFileSync(seen, 'utf8'), {timeout: 20_000}).toBe('false');
}, 30_000);

test('a lock counts only while a browser of this profile runs', () => {
  const read = (pid: number) => (pid === 7 ? '/usr/bin/chromium --user-data-dir=/kiosk/profile' : '/usr/bin/top');
  expect(judgeLock(null, '/kiosk/profile', read)).toEqual({kind: 'free'});
  expect(judgeLock('a-host-7', '/kiosk/profile', read)).toEqual({kind: 'held', pid: 7});
  expect(judgeLock('a-host-8', '/kiosk/profile', read)).toEqual({kind: 'stale'});
  expect(judgeLock('a-host-7', '/other/profile', read)).toEqual({kind: 'stale'});
  expect(judgeLock('nonsense', '/kiosk/profile', read)).toEqual({kind: 'stale'});
  expect(judgeLock('a-host-7', '/kiosk/profile', () => null)).toEqual({kind: 'stale'});
});

test('a second launcher for the same profile leaves the first one alone', async () => {
  const browser = makeBrowser(STAYS_OPEN);
  const profile = newProfile();
  const {port} = await startMirror();
  const parameters = ['--port', String(port), '--browser', browser.path, '--profile', profile];
  const first = launch(...parameters);
  await expect.poll(() => browser.readStarts().length, {timeout: 20_000}).toBe(1);
  const second = launch(...parameters);
  expect(await second.whenEnded).toBe(1);
  expect(second.said()).toBe(`The kiosk is already running, as process ${first.child.pid}.\n`);
  expect(browser.readStarts()).toHaveLength(1);
}, 30_000);

test('says so when the named browser does not exist', async () => {
  const kiosk = launch('--browser', '/no/such/browser');
  expect(await kiosk.whenEnded).toBe(1);
  expect(kiosk.said()).toBe('There is no program at /no/such/browser.\n');
});
