/**
 * `npm run bench`: what a frame costs from camera to canvas, stage by stage, on every backend that
 * runs here.
 *
 * Ends with the dream and the lenses, while frames come at a camera's pace: steps and pictures a
 * second; what one look costs, and how often the plain mirror is drawn with each lens before it and
 * without one.
 *
 * Options: --only-dream and --only-lenses leave the rest out; --hardware starts the browser without
 * the software-GPU flags, and dreams and looks through lenses on every backend, not on wasm alone;
 * --backends LIST and --lenses LIST name some instead; --json FILE also writes the rows. With
 * --only-cpu the built app is timed instead (cpu/cpu-bench.ts).
 */
import {writeFileSync} from 'node:fs';
import {cpus} from 'node:os';
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {chromium, type Page} from 'playwright-core';
import {createServer} from 'vite';

import type {NetworkBackend} from '../../../src/protocol/backend.ts';
import type {DreamStatus, EngineStatus, LensStatus, Timing} from '../../../src/protocol/status.ts';
import {LENS_IDS} from '../../../src/catalogue/lenses.ts';
import {chromiumLaunchOptions} from '../../support/browser/chromium.ts';
import type {BenchCase, DreamCase, LensCase, LensResult} from './bench-page.ts';

const SIZES = [
  [160, 120],
  [320, 240],
  [640, 480],
] as const;
const BACKENDS: readonly NetworkBackend[] = ['webgpu', 'webgl', 'wasm'];

/**
 * On a software adapter a large picture takes minutes, and says nothing about a visitor's machine.
 */
const MAX_SOFTWARE_PIXELS = 160 * 120;
const FRAMES = {hardware: 120, software: 5, wasm: 20} as const;

/**
 * Square enough for the dream's short side to be what is timed, small enough for a processor to
 * draw.
 */
const DREAM_CANVAS = {width: 320, height: 240} as const;

/** A software adapter cannot draw a larger one at a camera's rate even without a lens. */
const SOFTWARE_LENS_CANVAS = {width: 160, height: 120} as const;
const DREAM_SECONDS = 6;

/**
 * Several runs of a slow lens, with the rest after each, must fit; on a software adapter they take
 * up to minutes.
 */
const LENS_SECONDS = {hardware: 10, software: 40, wasm: 10} as const;
const LONGEST_LOOK_SECONDS = 60;

/** One line of the dream's table. */
interface DreamRow extends DreamCase {
  readonly dream: DreamStatus;
  readonly screenPerSecond: number;
}

/** The lenses' lines on one backend. */
interface LensRows {
  readonly backend: NetworkBackend;
  readonly results: readonly LensResult[];
}

/** One line of the table. */
interface Row extends BenchCase {
  readonly adapter: string;
  readonly status: EngineStatus;
}

const {values: options} = parseArgs({
  options: {
    hardware: {type: 'boolean', default: false},
    backends: {type: 'string'},
    'only-dream': {type: 'boolean', default: false},
    'only-lenses': {type: 'boolean', default: false},
    lenses: {type: 'string'},
    json: {type: 'string'},
  },
});

const named = chosenOf('backends', BACKENDS, options.backends);
const lensIds = chosenOf('lenses', LENS_IDS, options.lenses);

/**
 * What dreams and lenses are timed on: a software adapter takes minutes for them, so it must be
 * asked.
 */
const deepBackends = options.hardware ? BACKENDS : (['wasm'] as const);
const chosen = options.backends === undefined ? deepBackends : named;

const runsAll = !options['only-dream'] && !options['only-lenses'];

const server = await createServer({
  root: resolve(import.meta.dirname, '../../..'),
  logLevel: 'error',
  server: {port: 0},
  optimizeDeps: {
    // Found in the middle of a run, a new dependency would reload the page under the bench.
    entries: [
      'tests/bench/mirror/bench-page.ts',
      'src/engine/main.ts',
      'src/engine/style/*.ts',
      'src/engine/perception/*.ts',
      'src/engine/lenses/*.ts',
    ],
  },
});
await server.listen();
const launch = chromiumLaunchOptions();
const browser = await chromium.launch(options.hardware ? {...launch, args: ['--enable-unsafe-webgpu']} : launch);
try {
  const page = await browser.newPage();
  const address = server.resolvedUrls?.local[0] ?? 'http://localhost/';
  const rows: Row[] = [];
  for (const backend of runsAll ? BACKENDS : []) {
    for (const [width, height] of SIZES) {
      const row = await measure(
        page,
        new URL('tests/bench/mirror/bench-page.html', address).href,
        backend,
        width,
        height,
      );
      if (row) rows.push(row);
    }
  }
  if (runsAll) print(rows, browser.version());
  const dreams: DreamRow[] = [];
  const lenses: LensRows[] = [];
  for (const backend of chosen) {
    const bench = new URL('tests/bench/mirror/bench-page.html', address).href;
    if (!options['only-lenses']) {
      const row = await measureDream(page, bench, backend);
      if (row) dreams.push(row);
    }
    if (!options['only-dream']) lenses.push({backend, results: await measureLenses(page, bench, backend)});
  }
  if (dreams.length > 0) printDreams(dreams);
  if (lenses.length > 0) printLenses(lenses);
  if (options.json !== undefined) writeFileSync(options.json, JSON.stringify({rows, dreams, lenses}, null, 2));
} finally {
  await browser.close();
  await server.close();
}

/** What computes for a backend here. */
function machineOf(backend: NetworkBackend): 'hardware' | 'software' | 'wasm' {
  if (backend === 'wasm') return 'wasm';
  return options.hardware ? 'hardware' : 'software';
}

/** The names in a comma-separated list, in the order of all there are; all without a list. */
function chosenOf<Name extends string>(
  option: string,
  all: readonly Name[],
  list: string | undefined,
): readonly Name[] {
  const names = list?.split(',') ?? all;
  const unknown = names.find((name) => !all.some((known) => known === name));
  if (unknown !== undefined) throw new Error(`--${option} knows ${all.join(', ')}, not '${unknown}'`);
  return all.filter((known) => names.includes(known));
}

async function measure(
  page: Page,
  address: string,
  backend: NetworkBackend,
  width: number,
  height: number,
): Promise<Row | null> {
  if (machineOf(backend) === 'software' && width * height > MAX_SOFTWARE_PIXELS) return null;
  const frames = FRAMES[machineOf(backend)];
  const benchCase: BenchCase = {backend, width, height, frames};
  // A fresh page for each case: no pool or cache of the one before.
  await page.goto(address);
  await page.waitForFunction(() => window.runBenchCase !== undefined);
  const status = await page.evaluate((wanted) => window.runBenchCase?.(wanted), benchCase);
  if (status === undefined) throw new Error('the bench page did not answer');
  const used = status.backend?.network;
  if (used !== backend) {
    const reason = status.backend?.skipped.find((skipped) => skipped.backend === backend)?.reason ?? 'unknown';
    console.log(`${backend} does not run here: ${reason}`);
    return null;
  }
  return {...benchCase, adapter: status.backend?.adapter ?? '', status};
}

async function measureDream(page: Page, address: string, backend: NetworkBackend): Promise<DreamRow | null> {
  await page.goto(address);
  await page.waitForFunction(() => window.runDreamCase !== undefined);
  const dreamCase: DreamCase = {backend, ...DREAM_CANVAS, seconds: DREAM_SECONDS};
  const status = await page.evaluate((wanted) => window.runDreamCase?.(wanted), dreamCase);
  if (!status?.dream || status.backend?.network !== backend) {
    console.log(`${backend} does not dream here`);
    return null;
  }
  return {...dreamCase, dream: status.dream, screenPerSecond: status.rates.screen};
}

async function measureLenses(page: Page, address: string, backend: NetworkBackend): Promise<readonly LensResult[]> {
  await page.goto(address);
  await page.waitForFunction(() => window.runLensCase !== undefined);
  const machine = machineOf(backend);
  const canvas = machine === 'software' ? SOFTWARE_LENS_CANVAS : DREAM_CANVAS;
  const times = {seconds: LENS_SECONDS[machine], longestLookSeconds: LONGEST_LOOK_SECONDS};
  const lensCase: LensCase = {backend, ...canvas, lenses: lensIds, ...times};
  const results = (await page.evaluate((wanted) => window.runLensCase?.(wanted), lensCase)) ?? [];
  if (results[0]?.status.backend?.network === backend) return results;
  console.log(`${backend} looks through no lens here`);
  return [];
}

function printLenses(rows: readonly LensRows[]): void {
  console.log('\nThe lenses. One look in milliseconds, median / p95; the rest a second.\n');
  console.log('| backend | lens | one look | looks | mirror drawn | share of it without a lens |');
  console.log('|---|---|---|---|---|---|');
  for (const {backend, results} of rows) {
    const plain = results.find(({lens}) => lens === null)?.shownPerSecond ?? 0;
    for (const {lens, status, shownPerSecond: shown} of results) {
      const cells = [
        backend,
        lens ?? 'none',
        ...formatLooks(status.lens),
        shown.toFixed(1),
        `${((100 * shown) / plain).toFixed(0)} %`,
      ];
      console.log(`| ${cells.join(' | ')} |`);
    }
  }
}

/** How long one look takes, and how many there are a second. */
function formatLooks(looks: LensStatus | null): readonly [string, string] {
  if (looks === null) return ['-', '-'];
  const {cost, refreshesPerSecond} = looks;
  return [cost.medianMs === null ? `more than ${LONGEST_LOOK_SECONDS} s` : format(cost), refreshesPerSecond.toFixed(1)];
}

function printDreams(rows: readonly DreamRow[]): void {
  console.log('\nThe dream. All a second.\n');
  console.log('| backend | dreamt by | canvas | dreams at | steps | pictures dreamt over | canvas drawn |');
  console.log('|---|---|---|---|---|---|---|');
  for (const {backend, width, height, dream, screenPerSecond} of rows) {
    const rates = [dream.stepsPerSecond, dream.framesPerSecond, screenPerSecond].map((rate) => rate.toFixed(1));
    const size = `${dream.size?.width ?? '?'}x${dream.size?.height ?? '?'}`;
    console.log(`| ${[backend, dream.engine, `${width}x${height}`, size, ...rates].join(' | ')} |`);
  }
}

function print(rows: readonly Row[], version: string): void {
  const processor = cpus()[0]?.model ?? 'unknown processor';
  console.log(`\nChromium ${version}, ${processor}, ${cpus().length} cores. Milliseconds, median / p95.\n`);
  console.log('| backend | adapter | size | ingest | network | composite | capture to display |');
  console.log('|---|---|---|---|---|---|---|');
  for (const {backend, adapter, width, height, status} of rows) {
    const {ingest, network, composite, captureToDisplay} = status.timings;
    const stages = [ingest, network, composite, captureToDisplay].map(format).join(' | ');
    console.log(`| ${backend} (${status.networkEngine ?? '?'}) | ${adapter} | ${width}x${height} | ${stages} |`);
  }
}

function format({medianMs, p95Ms}: Timing): string {
  return `${medianMs?.toFixed(1) ?? '-'} / ${p95Ms?.toFixed(1) ?? '-'}`;
}
