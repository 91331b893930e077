/**
 * The browser's lock on its profile. Chromium writes its host and process number into it, and does
 * not start while they name a process that may live: after a crash and a new host name, never
 * again.
 */
import {readlinkSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {commandOf} from './process-command.mjs';

/** What Chromium leaves in a profile that it uses (chrome/browser/process_singleton_posix.cc). */
const LOCK_FILES = ['SingletonLock', 'SingletonCookie', 'SingletonSocket'];

/** @typedef {{kind: 'free'} | {kind: 'stale'} | {kind: 'held', pid: number}} ProfileLock */

/**
 * Whether a lock still means something. The host in it does not count: the profile belongs to this
 * machine's kiosk, whatever the machine is called today.
 *
 * @param {string | null} lock Where SingletonLock points to: `host-pid`. Null without one.
 * @param {string} profile
 * @param {(pid: number) => string | null} [readCommand]
 * @returns {ProfileLock}
 */
export function judgeLock(lock, profile, readCommand = commandOf) {
  if (lock === null) return {kind: 'free'};
  const pid = Number(/-(\d+)$/.exec(lock)?.[1]);
  const isHeld = Number.isInteger(pid) && readCommand(pid)?.includes(profile) === true;
  return isHeld ? {kind: 'held', pid} : {kind: 'stale'};
}

/**
 * Makes a profile free for a new browser: ends one that a launcher left behind when it was killed,
 * and removes a lock that nobody holds.
 *
 * @param {string} profile
 */
export async function freeProfile(profile) {
  const lock = judgeLock(readLock(profile), profile);
  if (lock.kind === 'free') return;
  if (lock.kind === 'held') {
    console.log('A browser of an earlier start still uses the profile. It is ended.');
    await endProcess(lock.pid);
  }
  for (const name of LOCK_FILES) rmSync(join(profile, name), {force: true});
}

/** @param {string} profile */
function readLock(profile) {
  try {
    return readlinkSync(join(profile, 'SingletonLock'));
  } catch {
    // None, as after every proper end; or a system that locks in another way.
    return null;
  }
}

/** A browser writes its profile down when it ends; it gets this long. */
const POLITE_END_MS = 5000;

const LOOK_MS = 100;

/** @param {number} pid */
async function endProcess(pid) {
  signal(pid, 'SIGTERM');
  for (let waitedMs = 0; waitedMs < POLITE_END_MS; waitedMs += LOOK_MS) {
    if (commandOf(pid) === null) return;
    await new Promise((waited) => setTimeout(waited, LOOK_MS));
  }
  signal(pid, 'SIGKILL');
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It ended meanwhile.
  }
}
