/**
 * `npm run kiosk`: the mirror alone on a screen, until Ctrl-C. Serves it when nobody does, opens a
 * browser full screen with the camera allowed, and opens it again whenever it ends or its page
 * falls silent.
 */
import {accessSync, constants, existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';

import {bringUp, installAndBuild, orServeLastBuild} from './lib/bring-up.mjs';
import {kioskArguments, kioskUrl, KIOSK_OPTIONS, listBrowserPaths} from './lib/kiosk-plan.mjs';
import {backoffMs} from './lib/kiosk/backoff.mjs';
import {installService} from './lib/kiosk/install-service.mjs';
import {Kiosk} from './lib/kiosk/keep-open.mjs';
import {takeProfile} from './lib/kiosk/launcher-lock.mjs';
import {formatHelp, parseOptions} from './lib/options.mjs';
import {originOf, readAddress} from './lib/start-plan.mjs';

const ROOT = resolve(import.meta.dirname, '..');

/** The browser's own profile: kept pictures and the installed app survive restarts here. */
const PROFILE = join(ROOT, '.kiosk/profile');

const STOP_SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

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
  const {values, switches} = options;
  const browser = findBrowser(values.browser);
  if (browser === null) return 1;
  if (switches.has('install-service')) {
    const words = process.argv.slice(2).filter((word) => word !== '--install-service');
    const script = resolve(import.meta.filename);
    return installService(
      {node: process.execPath, words: [script, ...words], folder: ROOT},
      process.platform,
      process.env,
    );
  }
  const profile = resolve(values.profile ?? PROFILE);
  const lock = takeProfile(profile);
  if (lock.kind === 'busy') {
    console.error(`The kiosk is already running, as process ${lock.pid}.`);
    return 1;
  }
  try {
    return await keepMirror(address, {
      browser,
      profile,
      url: values.url ?? '',
      untilClosed: switches.has('until-closed'),
    });
  } finally {
    lock.release();
  }
}

/**
 * @param {import('./lib/start-plan.mjs').Address} address
 * @param {{browser: string, profile: string, url: string, untilClosed: boolean}} wishes
 * @returns {Promise<number>}
 */
async function keepMirror(address, {browser, profile, url, untilClosed}) {
  const stopping = new AbortController();
  const stop = () => {
    // A build that is under way is not waited for twice.
    if (stopping.signal.aborted) process.exit(130);
    stopping.abort();
  };
  for (const signal of STOP_SIGNALS) process.on(signal, stop);
  const first = await bringUpAtLast(address, untilClosed, stopping.signal);
  if (first === null) return stopping.signal.aborted ? 0 : 1;
  let mirror = first;
  const kiosk = new Kiosk({
    browser,
    flags: kioskArguments({
      url: kioskUrl(originOf(address), url),
      profile,
      platform: process.platform,
      isRoot: process.getuid?.() === 0,
    }),
    profile,
    address,
    untilClosed,
    stopping: stopping.signal,
    takeOver: async () => {
      if (mirror.kind === 'serving') mirror.stop();
      mirror = await bringUp(ROOT, address, serveWhatIsThere);
      return mirror;
    },
  });
  const exitCode = await kiosk.run();
  if (mirror.kind === 'serving') mirror.stop();
  return exitCode;
}

/**
 * Brings the mirror up, however often it takes. Null when it was told to stop, or when a first
 * failure ends it.
 *
 * @param {import('./lib/start-plan.mjs').Address} address
 * @param {boolean} isOneAttempt
 * @param {AbortSignal} stopping
 * @returns {Promise<import('./lib/bring-up.mjs').Mirror | null>}
 */
async function bringUpAtLast(address, isOneAttempt, stopping) {
  for (let failures = 1; !stopping.aborted; failures++) {
    try {
      const mirror = await bringUp(ROOT, address, orServeLastBuild());
      if (mirror.kind !== 'stop') {
        console.log(mirror.message);
        return mirror;
      }
      console.error(mirror.message);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
    if (isOneAttempt) return null;
    const waitMs = backoffMs(failures);
    console.error(`The next attempt is in ${waitMs / 1000} s.`);
    await pause(waitMs, undefined, {signal: stopping}).catch(() => undefined);
  }
  return null;
}

/**
 * While a visitor waits before a mirror without a server, nothing is built that is there.
 *
 * @param {string} root
 */
async function serveWhatIsThere(root) {
  if (!existsSync(join(root, 'dist/index.html'))) await installAndBuild(root);
}

/**
 * The browser to use, or null when there is none; why is then said.
 *
 * @param {string | undefined} asked
 */
function findBrowser(asked) {
  const browser = (asked === undefined ? listBrowserPaths(process.platform, process.env) : [asked]).find(isExecutable);
  if (browser !== undefined) return browser;
  console.error(
    asked === undefined
      ? 'No Chrome, Chromium or Edge found. Install one, or name it: --browser PATH.'
      : `There is no program at ${asked}.`,
  );
  return null;
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
