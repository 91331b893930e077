/** The command line of `npm run bench -- --only-cpu`. */
import type {Option} from '../../../../scripts/lib/options.mjs';
import {CPU_ROWS, type CpuRow} from './cpu-rows.ts';

/** The options, with their help. */
export const CPU_BENCH_OPTIONS: readonly Option[] = [
  {name: 'only-cpu', meaning: 'the built app without a graphics card'},
  {name: 'rows', placeholder: 'A,B', meaning: `only these: ${CPU_ROWS.map(({name}) => name).join(', ')}`},
  {name: 'seconds', placeholder: 'N', meaning: 'of each row; 15 unless said otherwise'},
  {name: 'busy', meaning: 'another process keeps one core busy'},
  {name: 'json', placeholder: 'FILE', meaning: 'also writes {rows} there'},
  {name: 'docs', meaning: 'also writes docs/bench-cpu.md'},
];

/** The rows of a comma-separated list, in the table's order; null when it names another. */
export function parseRows(list: string | undefined): readonly CpuRow[] | null {
  if (list === undefined) return CPU_ROWS;
  const names = list.split(',').map((name) => name.trim());
  const isKnown = names.every((name) => CPU_ROWS.some((row) => row.name === name));
  return isKnown ? CPU_ROWS.filter(({name}) => names.includes(name)) : null;
}
