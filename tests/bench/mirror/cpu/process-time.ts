/** How much of a processor's core a browser's processes use, from /proc (Linux). */
import {readFileSync} from 'node:fs';

import type {Milliseconds} from '../../../../src/protocol/units.ts';
import {processTree} from '../../../soak/process-memory.ts';

/** Linux counts processor time for programs in hundredths of a second, whatever it ticks itself. */
const MS_PER_TICK: Milliseconds = 10;

/** The kinds that a Chromium tells apart on its command lines; the first process has none. */
export type ProcessKind = 'browser' | 'gpu-process' | 'renderer' | 'utility' | 'other';

/** Processor time that each kind has used up to a moment. */
export type ProcessTimes = Readonly<Record<ProcessKind, Milliseconds>>;

const KINDS: readonly ProcessKind[] = ['browser', 'gpu-process', 'renderer', 'utility', 'other'];

/**
 * User and system time of a process, from its line of /proc/PID/stat (proc(5)); null for another
 * text.
 */
export function processorMs(stat: string): Milliseconds | null {
  // The name in brackets may hold anything; after it come the state, then fields 4 and on.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isFinite(ticks) ? ticks * MS_PER_TICK : null;
}

/**
 * What a process is, by its command line. Words end in zero bytes; Chromium's own processes rewrite
 * them with spaces.
 */
export function kindOfProcess(commandLine: string): ProcessKind {
  const type = /[\0 ]--type=([\w-]+)/.exec(commandLine)?.[1];
  if (type === undefined) return 'browser';
  return KINDS.find((kind) => kind === type) ?? 'other';
}

/** Share of one core that each kind has used between two readings, in percent. */
export function percentOfCore(
  before: ProcessTimes,
  after: ProcessTimes,
  elapsedMs: Milliseconds,
): Readonly<Record<ProcessKind, number>> {
  const shares = KINDS.map((kind) => [kind, (100 * (after[kind] - before[kind])) / elapsedMs]);
  return Object.fromEntries(shares) as Record<ProcessKind, number>;
}

/** Reads what a browser and its descendants have used. A process that has ended counts no more. */
export function readProcessTimes(root: number): ProcessTimes {
  const times: Record<ProcessKind, Milliseconds> = {
    ...{browser: 0, 'gpu-process': 0, renderer: 0, utility: 0, other: 0},
  };
  for (const pid of processTree(root)) {
    try {
      const kind = kindOfProcess(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
      times[kind] += processorMs(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? 0;
    } catch {
      // It has ended since the list was made.
    }
  }
  return times;
}
