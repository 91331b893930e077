/** What a tree of processes holds in memory, from /proc (Linux). */
import {readdirSync, readFileSync} from 'node:fs';

/** Kinds of pages that a process has made itself, as `smaps_rollup` names them. */
const OWN_PAGES = /^Pss_(?:Anon|Shmem):\s+(\d+) kB$/gm;

/** What Chromium starts for itself after some minutes, whatever the page does. */
const BROWSERS_OWN = 'OnDeviceModelService';

/**
 * Sum of the proportional set sizes of a process and all its descendants, in MB: shared pages count
 * once, split among their users (`smaps_rollup`, proc(5)). What is mapped from files is left out:
 * the browser's program is shared with whatever other browser runs, and the kernel drops its pages
 * and reads them again as it likes; so is what the browser does for itself. Null where there is no
 * /proc.
 */
export function processMemoryMb(root: number): number | null {
  let sum: number | null = null;
  for (const pid of processTree(root)) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(BROWSERS_OWN)) continue;
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      for (const [, kilobytes] of rollup.matchAll(OWN_PAGES)) sum = (sum ?? 0) + Number(kilobytes) / 1024;
    } catch {
      // It has ended since the list was made.
    }
  }
  return sum;
}

/** A process and its descendants. */
export function processTree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const pid of listProcesses()) {
    const parent = parentOf(pid);
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const tree: number[] = [];
  const waiting = [root];
  for (let pid = waiting.pop(); pid !== undefined; pid = waiting.pop()) {
    tree.push(pid);
    waiting.push(...(children.get(pid) ?? []));
  }
  return tree;
}

function listProcesses(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

function parentOf(pid: number): number | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; after it come the state and the parent.
    return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}
