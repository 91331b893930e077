/**
 * What a process of this machine was started as. A number alone says little: after a restart of
 * the machine another program has it.
 */
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';

/**
 * The command line of a process, or null when there is none or this system does not tell.
 *
 * @param {number} pid
 * @returns {string | null}
 */
export function commandOf(pid) {
  if (process.platform === 'win32') return null;
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || null;
    } catch {
      // It has ended.
      return null;
    }
  }
  const {status, stdout} = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], {encoding: 'utf8'});
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : null;
}
