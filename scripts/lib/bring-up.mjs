/**
 * Brings the mirror up at an address: reuses a server of ours, or installs, builds and serves.
 */
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
 * @param {string} root The repository.
 * @param {import('./start-plan.mjs').Address} address
 * @returns {Promise<Mirror>}
 */
export async function bringUp(root, address) {
  // Asked before the installation, so that a taken port is not news after minutes.
  const plan = planStart(address, await probePort(address));
  if (plan.kind === 'stop') return plan;
  // What it serves is its own affair: it may belong to another copy of the project.
  if (plan.kind === 'reuse') return {kind: 'reused', message: plan.message};
  ensureInstalled(root);
  await buildIfStale(root);
  return {kind: 'serving', ...(await serve(root, address))};
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
