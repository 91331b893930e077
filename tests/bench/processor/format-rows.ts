/** The processor's bench as Markdown: times, and ours divided by the faster of the others'. */
import type {ProcessorRow} from './run-processor-bench.ts';

/** Two tables. */
export function formatRows(rows: readonly ProcessorRow[]): string {
  const cases = [...new Set(rows.map(caseOf))];
  const engines = [...new Set(rows.map(({engine}) => engine))];
  const time = (engine: string, name: string): ProcessorRow | undefined =>
    rows.find((row) => row.engine === engine && caseOf(row) === name);
  const others = engines.filter((engine) => !engine.startsWith('ours'));
  const table = (head: string, lines: readonly string[], cell: (engine: string, name: string) => string): string[] => [
    `| ${head} | ${cases.join(' | ')} |`,
    `| --- |${' --: |'.repeat(cases.length)}`,
    ...lines.map((engine) => `| ${engine} | ${cases.map((name) => cell(engine, name)).join(' | ')} |`),
  ];
  const fastest = (name: string): number =>
    Math.min(...others.map((engine) => time(engine, name)?.medianMs ?? Infinity));
  return [
    ...table('median ms (p95)', engines, (engine, name) => {
      const row = time(engine, name);
      return row ? `${row.medianMs.toFixed(1)} (${row.p95Ms.toFixed(1)})` : '-';
    }),
    '',
    ...table(
      `time of / faster of ${others.join(', ')}`,
      engines.filter((engine) => !others.includes(engine)),
      (engine, name) => ((time(engine, name)?.medianMs ?? NaN) / fastest(name)).toFixed(2),
    ),
  ].join('\n');
}

function caseOf({network, width, height}: ProcessorRow): string {
  return `${network} ${width}x${height}`;
}
