/** Opens the built app in a browser without a graphics card and times one row. */
import {chromium, type Page} from 'playwright-core';

import type {EngineStatus} from '../../../../src/protocol/status.ts';
import type {Milliseconds} from '../../../../src/protocol/units.ts';
import {startAppServer} from '../../../support/browser/app-server.ts';
import {statusOf} from '../../../support/browser/ask-app.ts';
import {chromiumLaunchOptions, fakeCameraFlags, QUIET_FLAGS} from '../../../support/browser/chromium.ts';
import {waitForFacts} from '../../../support/browser/facts.ts';
import type {CpuRow} from './cpu-rows.ts';
import {percentOfCore, readProcessTimes} from './process-time.ts';
import {longestStall, type CountAt} from './stall.ts';

/** What a row has come to. */
export interface CpuResult {
  readonly name: string;
  /** Such as '1280x720', in CSS pixels; one of them is one of the screen's. */
  readonly window: string;
  /**
   * Pictures a second of what the row is about: painted ones where there is a style, else camera
   * frames that the canvas was drawn with.
   */
  readonly paintedPerSecond: number;
  /** Camera frames a second that the canvas was drawn with, painted or plain. */
  readonly shownPerSecond: number;
  /** Medians of the engine's own clocks; null where nothing of the kind happens. */
  readonly networkMs: Milliseconds | null;
  readonly latencyMs: Milliseconds | null;
  /** Of one core: the process that draws, and those of the page with its workers. */
  readonly drawPercent: number;
  readonly rendererPercent: number;
  /** Between two pictures that the row is about. */
  readonly longestStallMs: Milliseconds;
  /** Dream steps, or looks through the lens, a second. */
  readonly stepsPerSecond: number | null;
  readonly rung: string | null;
  readonly inputSize: string | null;
  readonly sourceSize: string | null;
  readonly engine: string | null;
  readonly compositor: string | null;
}

/** How long a row is timed, after how long. */
export interface CpuTimes {
  readonly settleMs: Milliseconds;
  readonly timedMs: Milliseconds;
}

/** How often the engine is asked for its counts: a stall is known to within this. */
const POLL_MS: Milliseconds = 100;

/** The perception network and a lens's first look take their time. */
const START_LIMIT_MS: Milliseconds = 120_000;

/** Times one row in a browser of its own. @param film what the fake camera plays. */
export async function measureRow(row: CpuRow, film: string, {settleMs, timedMs}: CpuTimes): Promise<CpuResult> {
  const server = await startAppServer();
  const launched = await chromium.launchServer({
    ...chromiumLaunchOptions(),
    args: [...QUIET_FLAGS, ...fakeCameraFlags(film)],
  });
  const pid = launched.process().pid ?? 0;
  try {
    const browser = await chromium.connect(launched.wsEndpoint());
    const context = await browser.newContext({viewport: row.window, permissions: ['camera']});
    const page = await context.newPage();
    await page.goto(`${server.origin}/?${row.search}`);
    await waitForFacts(page, {isShowing: true, source: 'live'}, START_LIMIT_MS);
    await untilUnderWay(page, row);
    // Controls and their live tiles are away after six seconds without a touch.
    await waitForFacts(page, {areControlsShown: false}, START_LIMIT_MS);
    await page.waitForTimeout(settleMs);
    const before = await statusOf(page);
    const [timesBefore, startedAt] = [readProcessTimes(pid), performance.now()];
    const counts = await watch(page, row, startedAt + timedMs);
    const [timesAfter, endedAt] = [readProcessTimes(pid), performance.now()];
    const percent = percentOfCore(timesBefore, timesAfter, endedAt - startedAt);
    const after = await statusOf(page);
    const seconds = (performance.now() - startedAt) / 1000;
    return {
      ...describe(row, after),
      paintedPerSecond: (row.count(after) - row.count(before)) / seconds,
      shownPerSecond: (after.shownFrames - before.shownFrames) / seconds,
      drawPercent: percent['gpu-process'],
      rendererPercent: percent.renderer,
      longestStallMs: longestStall(counts),
    };
  } finally {
    await launched.close();
    await server.stop();
  }
}

async function untilUnderWay(page: Page, row: CpuRow): Promise<void> {
  const limit = performance.now() + START_LIMIT_MS;
  while (!row.isUnderWay(await statusOf(page))) {
    if (performance.now() > limit) throw new Error(`'${row.name}' did not begin in ${START_LIMIT_MS} ms`);
    await page.waitForTimeout(POLL_MS);
  }
}

async function watch(page: Page, row: CpuRow, until: Milliseconds): Promise<readonly CountAt[]> {
  const counts: CountAt[] = [];
  while (performance.now() < until) {
    const status = await statusOf(page);
    counts.push({at: performance.now(), count: row.count(status)});
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return counts;
}

function describe({name, window}: CpuRow, status: EngineStatus) {
  const {timings, dream, lens, rung, inputSize, sourceSize, backend} = status;
  const isPainting = timings.network.medianMs !== null;
  return {
    name,
    window: sizeText(window),
    networkMs: timings.network.medianMs,
    latencyMs: timings.captureToDisplay.medianMs,
    stepsPerSecond: dream?.stepsPerSecond ?? lens?.refreshesPerSecond ?? null,
    rung: isPainting && rung ? `${rung.network} ${rung.shortSide}` : null,
    inputSize: isPainting && inputSize ? sizeText(inputSize) : null,
    sourceSize: sourceSize && sizeText(sourceSize),
    engine: status.networkEngine,
    compositor: backend?.compositor ?? null,
  };
}

function sizeText({width, height}: {readonly width: number; readonly height: number}): string {
  return `${width}x${height}`;
}
