/**
 * `npm run soak`: the mirror as an exhibit uses it, with everything going wrong, for minutes or
 * hours. Ends with exit code 1 when it was not there for the visitor.
 */
import {writeFile} from 'node:fs/promises';
import {cpus} from 'node:os';
import {resolve} from 'node:path';

import {buildIfStale} from '../../scripts/lib/bring-up.mjs';
import {formatHelp, parseOptions, type Option} from '../../scripts/lib/options.mjs';
import {runSoak} from './run-soak.ts';
import {formatSoak} from './soak-report.ts';

const OPTIONS: readonly Option[] = [
  {name: 'minutes', placeholder: 'N', meaning: 'how long; 10 unless said otherwise'},
  {name: 'seed', placeholder: 'N', meaning: 'the same visits and faults for the same number; 1 unless said otherwise'},
  {name: 'kinds', placeholder: "'A,B'", meaning: 'only these faults'},
  {name: 'json', placeholder: 'FILE', meaning: 'also writes the report there'},
];

/** What the mirror promises (docs/reliability.md). */
const LEAST_AVAILABILITY = 0.999;

const parsed = parseOptions(process.argv.slice(2), OPTIONS);
const [minutes, seed] =
  parsed.kind === 'options' ? [Number(parsed.values['minutes'] ?? 10), Number(parsed.values['seed'] ?? 1)] : [0, 0];
if (parsed.kind === 'help') {
  console.log(formatHelp('npm run soak --', OPTIONS));
} else if (parsed.kind === 'mistake') {
  fail(parsed.message);
} else if (!(minutes > 0) || !Number.isInteger(seed)) {
  fail('--minutes must be more than 0, and --seed a whole number.');
} else {
  await buildIfStale(resolve(import.meta.dirname, '../..'));
  const kinds = parsed.values['kinds']?.split(',');
  const report = await runSoak({
    ...{minutes, seed, ...(kinds === undefined ? {} : {kinds})},
    onEvent: (at, what) => {
      console.log(`${at.toFixed(0).padStart(6)} s  ${what}`);
    },
  });
  console.log(`\n${cpus().length} cores of ${cpus()[0]?.model ?? 'an unnamed processor'}`);
  console.log(formatSoak(report));
  if (parsed.values['json'] !== undefined)
    await writeFile(parsed.values['json'], `${JSON.stringify(report, null, 2)}\n`);
  if (report.availability < LEAST_AVAILABILITY || report.silent.length > 0) process.exitCode = 1;
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
