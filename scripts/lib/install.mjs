/**
 * Brings node_modules to what package-lock.json says. Plain Node: it runs before anything is
 * installed.
 */
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

/**
 * The part of a lock file that is compared. npm keeps the same shape in
 * node_modules/.package-lock.json.
 *
 * @typedef {{packages?: Record<string, {version?: string, optional?: boolean, link?: boolean}>}}
 *   LockFile
 */

/**
 * Whether what is installed differs from what is locked. Optional packages may be missing: they
 * belong to other systems.
 *
 * @param {LockFile} locked
 * @param {LockFile | null} installed
 */
export function isInstallStale(locked, installed) {
  if (installed === null) return true;
  return Object.entries(locked.packages ?? {}).some(([path, wanted]) => {
    if (path === '' || wanted.optional === true) return false;
    return installed.packages?.[path]?.version !== wanted.version;
  });
}

/**
 * Installs the locked dependencies when they are missing or stale.
 *
 * @param {string} root The repository.
 * @throws {Error} When npm fails; its own words are on the terminal already.
 */
export function ensureInstalled(root) {
  const locked = readLock(join(root, 'package-lock.json'));
  if (locked === null) throw new Error('package-lock.json is missing or damaged: this is not a complete copy.');
  if (!isInstallStale(locked, readLock(join(root, 'node_modules/.package-lock.json')))) return;
  console.log('Installing the locked dependencies...');
  const {status, error} = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    // npm is a command file on Windows, which only a shell runs.
    shell: process.platform === 'win32',
  });
  if (error !== undefined) throw new Error(`npm did not start: ${error.message}`);
  if (status !== 0) throw new Error('Installing the dependencies failed. Is there a network?');
}

/**
 * @param {string} path
 * @returns {LockFile | null}
 */
function readLock(path) {
  try {
    /** @type {unknown} */
    const lock = JSON.parse(readFileSync(path, 'utf8'));
    return /** @type {LockFile} */ (lock);
  } catch {
    // Missing or cut short: both mean that nothing usable is there.
    return null;
  }
}
