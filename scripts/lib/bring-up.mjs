/**
 * Brings the mirror up at an address: reuses a server of ours, or installs, builds and serves.
 */
import {existsSync} from 'node:fs';
import {join} from 'node:path';

import {isBuildStale} from './build-stamp.mjs';
import {ensureInstalled} from './install.mjs';
import {probePort} from './probe-port.mjs';
import {serve} from './serve.mjs';
import {planStart} from './start-plan.mjs';

/**
 * @typedef {{kind: 'stop', message: string}
 *   | {kind: 'reused', message: string}
 *   | {kind: 'serving', message: string, stop: () => void, whenStopped: Promise<number>}} Mirror
 */

/**
 * How the files are made that are served. It may fail.
 *
 * @callback Prepare
 * @param {string} root
 * @returns {Promise<void>}
 */

/**
 * @param {string} root The repository.
 * @param {import('./start-plan.mjs').Address} address
 * @param {Prepare} [prepare]
 * @returns {Promise<Mirror>}
 */
export async function bringUp(root, address, prepare = installAndBuild) {
  // Asked before the installation, so that a taken port is not news after minutes.
  const taken = await askHolder(address);
  if (taken !== null) return taken;
  await prepare(root);
  try {
    return {kind: 'serving', ...(await serve(root, address))};
  } catch (error) {
    // Another start was quicker while this one built.
    const winner = isAddressInUse(error) ? await askHolder(address) : null;
    if (winner === null) throw error;
    return winner;
  }
}

/**
 * What to do about whoever holds the port, or null when nobody does.
 *
 * @param {import('./start-plan.mjs').Address} address
 * @returns {Promise<Mirror | null>}
 */
async function askHolder(address) {
  const plan = planStart(address, await probePort(address));
  // What a server of ours serves is its own affair: it may belong to another copy of the project.
  return plan.kind === 'serve' ? null : {...plan, kind: plan.kind === 'reuse' ? 'reused' : 'stop'};
}

/** @param {unknown} error */
function isAddressInUse(error) {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/** @type {Prepare} */
export async function installAndBuild(root) {
  ensureInstalled(root);
  await buildIfStale(root);
}

/**
 * As `prepare`, but what fails is only a warning while an earlier build lies there: dist/ is
 * replaced only by a build that passed, so it is complete.
 *
 * @param {Prepare} [prepare]
 * @returns {Prepare}
 */
export function orServeLastBuild(prepare = installAndBuild) {
  return async (root) => {
    try {
      await prepare(root);
    } catch (error) {
      if (!existsSync(join(root, 'dist/index.html'))) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      console.error(`Warning: this version could not be built, so the last good build is served. ${reason}`);
    }
  };
}

/**
 * Builds dist/ unless it was built from what lies here now.
 *
 * @param {string} root
 */
export async function buildIfStale(root) {
  if (!isBuildStale(root)) return;
  console.log('Building...');
  // Loaded only now: it needs the dependencies.
  const {buildApp} = await import('./build.mjs');
  await buildApp(root);
}
