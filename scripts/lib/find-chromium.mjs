/**
 * Finds a Chromium the tests can drive: CHROMIUM_PATH, one installed on the machine, or one
 * Playwright downloaded.
 */
import {accessSync, constants} from 'node:fs';
import {createRequire} from 'node:module';
import {delimiter, join} from 'node:path';

/** Names a distribution gives to Chromium or Chrome. */
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Where the installers of macOS and Windows put it, best first. */
const FIXED_PATHS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The path of a Chromium that can be executed, or null.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @returns {string | null}
 */
export function findChromium(environment = process.env) {
  const asked = environment.CHROMIUM_PATH;
  if (asked !== undefined && asked !== '') return isExecutable(asked) ? asked : null;
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...candidates, ...FIXED_PATHS, ...downloadedByPlaywright()].find(isExecutable) ?? null;
}

/** @returns {string[]} */
function downloadedByPlaywright() {
  try {
    /** @type {unknown} */
    const module = createRequire(import.meta.url)('playwright-core');
    const {chromium} = /** @type {typeof import('playwright-core')} */ (module);
    return [chromium.executablePath()];
  } catch {
    // The package is not installed yet, or it has no browser for this system.
    return [];
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
