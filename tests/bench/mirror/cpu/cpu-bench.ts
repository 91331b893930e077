/**
 * `npm run bench -- --only-cpu`: what the built app shows where no graphics card helps
 * (docs/bench-cpu.md).
 */
import {writeFileSync} from 'node:fs';
import {cpus, loadavg} from 'node:os';
import {join, resolve} from 'node:path';
import {chromium} from 'playwright-core';

import {buildIfStale} from '../../../../scripts/lib/bring-up.mjs';
import {formatHelp, parseOptions} from '../../../../scripts/lib/options.mjs';
import {chromiumLaunchOptions} from '../../../support/browser/chromium.ts';
import {writeFakeCamera} from '../../../support/browser/fake-camera.ts';
import {CPU_BENCH_OPTIONS, parseRows} from './bench-options.ts';
import {keepCoreBusy} from './busy-core.ts';
import type {CpuRow} from './cpu-rows.ts';
import {formatCpuPage, formatCpuRows, type CpuSite} from './format-rows.ts';
import {measureRow, type CpuResult} from './measure-row.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');

/** The governor and a lens's pace find their places in less. */
const SETTLE_MS = 8000;

const parsed = parseOptions(process.argv.slice(2), CPU_BENCH_OPTIONS);
if (parsed.kind === 'help') {
  console.log(formatHelp('npm run bench -- --only-cpu [options]', CPU_BENCH_OPTIONS));
} else if (parsed.kind === 'mistake') {
  refuse(parsed.message);
} else {
  const {rows: list, seconds = '15', json} = parsed.values;
  const rows = parseRows(list);
  if (rows === null) refuse('--rows names a row that does not exist. Try --help.');
  else if (!(Number(seconds) > 0)) refuse('--seconds wants a number above 0.');
  else await bench(rows, Number(seconds), parsed.switches, json);
}

async function bench(
  rows: readonly CpuRow[],
  seconds: number,
  switches: ReadonlySet<string>,
  json: string | undefined,
): Promise<void> {
  await buildIfStale(ROOT);
  const film = writeFakeCamera(join(ROOT, '.cache/fake-camera.y4m'));
  const isBusy = switches.has('busy');
  const site: CpuSite = {
    processor: cpus()[0]?.model ?? 'an unnamed processor',
    cores: cpus().length,
    browser: await browserName(),
    load: loadavg()[0] ?? 0,
    ...{seconds, isBusy},
  };
  const results: CpuResult[] = [];
  const stopBusy = isBusy ? keepCoreBusy() : null;
  try {
    for (const row of rows) {
      process.stderr.write(`${row.name} ...\n`);
      results.push(await measureRow(row, film, {settleMs: SETTLE_MS, timedMs: seconds * 1000}));
    }
  } finally {
    stopBusy?.();
  }
  console.log(formatCpuRows(results));
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({site, rows: results}, null, 2)}\n`);
  if (switches.has('docs')) writeFileSync(join(ROOT, 'docs/bench-cpu.md'), formatCpuPage(results, site));
}

async function browserName(): Promise<string> {
  const browser = await chromium.launch(chromiumLaunchOptions());
  const name = `Chromium ${browser.version()}`;
  await browser.close();
  return name;
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
