/**
 * `npm run kiosk`: the mirror alone on a screen. Serves it when nobody does yet, opens a browser
 * full screen with the camera allowed, and opens it again when it crashes, until Ctrl-C.
 */
import {spawn} from 'node:child_process';
import {accessSync, constants, mkdirSync} from 'node:fs';
import {join, resolve} from 'node:path';

import {bringUp} from './lib/bring-up.mjs';
import {afterBrowserEnd, kioskArguments, kioskUrl, KIOSK_OPTIONS, listBrowserPaths} from './lib/kiosk-plan.mjs';
import {formatHelp, parseOptions} from './lib/options.mjs';
import {originOf, readAddress} from './lib/start-plan.mjs';

const ROOT = resolve(import.meta.dirname, '..');

/** The browser's own profile: kept pictures and the installed app survive restarts here. */
const PROFILE = join(ROOT, '.kiosk/profile');

/** @returns {Promise<number>} The exit code, once the kiosk has been left. */
async function main() {
  const options = parseOptions(process.argv.slice(2), KIOSK_OPTIONS);
  if (options.kind === 'help') {
    console.log(formatHelp('npm run kiosk -- [options]', KIOSK_OPTIONS));
    return 0;
  }
  const address = options.kind === 'options' ? readAddress(options) : options;
  if (address.kind === 'mistake' || options.kind === 'mistake') {
    console.error(address.kind === 'mistake' ? address.message : 'Try --help.');
    return 2;
  }
  const asked = options.values.browser;
  const browser = (asked === undefined ? listBrowserPaths(process.platform, process.env) : [asked]).find(isExecutable);
  if (browser === undefined) {
    console.error(
      asked === undefined
        ? 'No Chrome, Chromium or Edge found. Install one, or name it: --browser PATH.'
        : `There is no program at ${asked}.`,
    );
    return 1;
  }
  const mirror = await bringUp(ROOT, address);
  if (mirror.kind === 'stop') {
    console.error(mirror.message);
    return 1;
  }
  console.log(mirror.message);
  const code = await keepOpen(browser, kioskUrl(originOf(address), options.values.url ?? ''));
  if (mirror.kind === 'serving') mirror.stop();
  return code;
}

/**
 * Keeps a browser open on `url` until it is closed on purpose, cannot run, or this script is told
 * to stop.
 *
 * @param {string} browser
 * @param {string} url
 * @returns {Promise<number>}
 */
async function keepOpen(browser, url) {
  mkdirSync(PROFILE, {recursive: true});
  const flags = kioskArguments({
    url,
    profile: PROFILE,
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
  });
  const stopping = new AbortController();
  let earlyEnds = 0;
  for (;;) {
    const startedAt = Date.now();
    const child = spawn(browser, flags, {stdio: 'ignore'});
    const stop = () => {
      stopping.abort();
      child.kill();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    const code = await new Promise((/** @type {(code: number | null) => void} */ ended, failed) => {
      child.once('exit', ended);
      child.once('error', failed);
    });
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
    if (stopping.signal.aborted) return 0;
    const next = afterBrowserEnd({code, lifeMs: Date.now() - startedAt, earlyEnds});
    if (next.kind === 'leave') return 0;
    if (next.kind === 'give-up') {
      console.error(`The browser does not stay open. To see why, start it by hand:\n${browser} ${url}`);
      return 1;
    }
    earlyEnds = next.earlyEnds;
    console.log('The browser ended unexpectedly; opening it again.');
  }
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
