/**
 * One launcher for each profile: two would end each other's browser again and again.
 */
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {commandOf} from './process-command.mjs';

/** Part of every launcher's command line. */
const LAUNCHER = 'kiosk.mjs';

/**
 * Takes the profile for this process, or gives the number of the launcher that has it. A launcher
 * that was killed leaves its number behind; that stops nobody.
 *
 * @param {string} profile Made if it is not there.
 * @returns {{kind: 'taken', release: () => void} | {kind: 'busy', pid: number}}
 */
export function takeProfile(profile) {
  mkdirSync(profile, {recursive: true});
  const file = join(profile, 'pareidolia-launcher.pid');
  const pid = readPid(file);
  if (pid !== null && pid !== process.pid && commandOf(pid)?.includes(LAUNCHER) === true) return {kind: 'busy', pid};
  writeFileSync(file, String(process.pid));
  return {
    kind: 'taken',
    release: () => {
      rmSync(file, {force: true});
    },
  };
}

/** @param {string} file */
function readPid(file) {
  try {
    const text = readFileSync(file, 'utf8');
    return /^\d+$/.test(text) ? Number(text) : null;
  } catch {
    // No launcher was here, or it left in order.
    return null;
  }
}
