/**
 * `npm run soak:memory`: what the browser's processes hold while the mirror does one thing for a
 * while. Ends with exit code 1 when one of them grows beyond what is promised.
 */
import {writeFile} from 'node:fs/promises';
import {cpus} from 'node:os';
import {resolve} from 'node:path';

import {buildIfStale} from '../../scripts/lib/bring-up.mjs';
import {formatHelp, parseOptions, type Option} from '../../scripts/lib/options.mjs';
import {WARM_UP_MINUTES} from './memory-line.ts';
import {MEMORY_RUNS} from './memory-runs.ts';
import {processMemoryMb} from './process-memory.ts';
import {runMemory, type MemoryReport} from './run-memory.ts';

/** Thirty that count, and in shorter runs five. */
const LONG_MINUTES = WARM_UP_MINUTES + 30;
const SHORT_MINUTES = WARM_UP_MINUTES + 5;

/** A line through fewer minutes, a quarter of them to settle, is noise. */
const FEWEST_MINUTES = 21;

/** What the mirror promises (docs/reliability.md). */
const LARGEST_SLOPE_MB_PER_HOUR = 10;
const LARGEST_GROWTH_MB = 20;

const OPTIONS: readonly Option[] = [
  {name: 'minutes', placeholder: 'N', meaning: `of each long run; ${LONG_MINUTES} unless said otherwise`},
  {name: 'runs', placeholder: "'A,B'", meaning: `only these: ${MEMORY_RUNS.map(({name}) => name).join(', ')}`},
  {name: 'json', placeholder: 'FILE', meaning: 'also writes the reports there'},
];

const parsed = parseOptions(process.argv.slice(2), OPTIONS);
if (parsed.kind === 'help') {
  console.log(formatHelp('npm run soak:memory --', OPTIONS));
} else if (parsed.kind === 'mistake') {
  fail(parsed.message);
} else {
  const {runs: named, minutes: said = String(LONG_MINUTES), json} = parsed.values;
  const names = named?.split(',') ?? MEMORY_RUNS.map(({name}) => name);
  const unknown = names.find((name) => MEMORY_RUNS.every((run) => run.name !== name));
  if (unknown !== undefined) fail(`There is no run called '${unknown}'.`);
  else if (!(Number(said) >= FEWEST_MINUTES)) fail(`--minutes must be ${FEWEST_MINUTES} or more.`);
  else if (processMemoryMb(process.pid) === null) fail('Memory is read from /proc, which this system does not have.');
  else await watch(names, Number(said), json);
}

async function watch(names: readonly string[], minutes: number, file: string | undefined): Promise<void> {
  await buildIfStale(resolve(import.meta.dirname, '../..'));
  console.log(`${cpus().length} cores of ${cpus()[0]?.model ?? 'an unnamed processor'}`);
  const reports: MemoryReport[] = [];
  for (const run of MEMORY_RUNS.filter(({name}) => names.includes(name))) {
    const report = await runMemory(run, run.isLong ? minutes : SHORT_MINUTES);
    reports.push(report);
    console.log(formatReport(report));
  }
  if (file !== undefined) await writeFile(file, `${JSON.stringify(reports, null, 2)}\n`);
  if (reports.some((report) => !isTight(report))) process.exitCode = 1;
}

function isTight({slopeMbPerHour, growthMb}: MemoryReport): boolean {
  if (slopeMbPerHour !== null) return slopeMbPerHour <= LARGEST_SLOPE_MB_PER_HOUR;
  return growthMb !== null && growthMb <= LARGEST_GROWTH_MB;
}

function formatReport({
  name,
  minutes,
  leastMb,
  lastMb,
  frames,
  repeats,
  slopeMbPerHour,
  growthMb,
}: MemoryReport): string {
  const verdict =
    slopeMbPerHour !== null
      ? `${slopeMbPerHour.toFixed(1)} MB an hour`
      : growthMb !== null
        ? `grew by ${growthMb.toFixed(1)} MB`
        : 'too short for a figure';
  const deeds = repeats > 0 ? `, ${repeats} times` : '';
  return `${name}: ${verdict} in ${minutes} minutes${deeds}; ${leastMb.toFixed(0)} to ${lastMb.toFixed(0)} MB, ${frames} frames shown`;
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
