/** Watches what the browser's processes hold while the mirror does one thing. */
import type {Page} from 'playwright-core';

import {statusOf} from '../support/browser/ask-app.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {
  growthMb,
  leastOfWholeMinutes,
  slopePerHour,
  WARM_UP_MINUTES,
  warmUpOf,
  type MemorySample,
} from './memory-line.ts';
import type {MemoryRun} from './memory-runs.ts';
import {processMemoryMb} from './process-memory.ts';
import {openSoakSite, SOFTWARE_FLAGS} from './soak-site.ts';

/** What a run has come to. */
export interface MemoryReport {
  readonly name: string;
  readonly minutes: number;
  /** Least and last of all samples, in MB, and the least of each whole minute. */
  readonly leastMb: number;
  readonly lastMb: number;
  readonly leastOfMinutesMb: readonly number[];
  /** Frames that were shown, so that a still mirror is not taken for a tight one. */
  readonly frames: number;
  /** How often its deed was done. */
  readonly repeats: number;
  /** Of a long run, after the warm-up. */
  readonly slopeMbPerHour: number | null;
  /** Of a short one, from the least of the first minute that counts to that of the last. */
  readonly growthMb: number | null;
}

/** A deed, and time for some frames after it. */
const SAMPLE_MS = 2000;

/** Has each page and worker collect its garbage when it is asked to. */
const COLLECTING_FLAGS = ['--js-flags=--expose-gc'];

/** Opens a mirror of its own for the run, where nothing draws or computes on a graphics card. */
export async function runMemory(run: MemoryRun, minutes: number): Promise<MemoryReport> {
  const site = await openSoakSite({flags: [...SOFTWARE_FLAGS, ...COLLECTING_FLAGS]});
  try {
    const {page, pid} = site;
    await waitForFacts(page, {isPainted: true, source: 'live'});
    await run.begin(page);
    const samples: MemorySample[] = [];
    const startedAt = performance.now();
    const seconds = (): number => (performance.now() - startedAt) / 1000;
    let repeats = 0;
    while (seconds() < minutes * 60) {
      const until = performance.now() + SAMPLE_MS;
      if (run.repeat) {
        await run.repeat(page);
        repeats++;
      }
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, until - performance.now())));
      // Frames are garbage in the next moment. In a long run the least of a minute finds them
      // collected; in a short one each look is at what is held.
      if (!run.isLong) await collect(page);
      samples.push({at: seconds(), memoryMb: processMemoryMb(pid)});
    }
    const held = samples.map(({memoryMb}) => memoryMb ?? 0);
    return {
      ...{name: run.name, minutes, repeats},
      leastMb: Math.min(...held),
      lastMb: held.at(-1) ?? 0,
      leastOfMinutesMb: leastOfWholeMinutes(samples, 0).map(([, mb]) => Math.round(mb * 10) / 10),
      frames: (await statusOf(page)).shownFrames,
      slopeMbPerHour: run.isLong ? slopePerHour(samples, warmUpOf(minutes)) : null,
      growthMb: run.isLong ? null : growthMb(samples, WARM_UP_MINUTES),
    };
  } finally {
    await site.close();
  }
}

/** Minutes can pass before a collector comes by itself, and tens of megabytes. */
async function collect(page: Page): Promise<void> {
  // A worker may end meanwhile.
  const workers = page.workers().map((worker) => worker.evaluate(collectGarbage).catch(() => undefined));
  await Promise.all([page.evaluate(collectGarbage), ...workers]);
}

/** In the page or a worker. */
function collectGarbage(): void {
  (globalThis as {gc?: () => void}).gc?.();
}
