/** The bench without a graphics card as Markdown: a table, and the page that keeps it. */
import type {CpuResult} from './measure-row.ts';

/** Where and how the rows were timed. */
export interface CpuSite {
  readonly processor: string;
  readonly cores: number;
  readonly browser: string;
  readonly seconds: number;
  /** Processes that wanted a core in the minute before (load average). */
  readonly load: number;
  /** Another process kept one core busy. */
  readonly isBusy: boolean;
}

/** The rows as a table. */
export function formatCpuRows(rows: readonly CpuResult[]): string {
  return [
    '| row | window | pictures a second | shown a second | network ms | latency ms | steps a second | drawing % | page % | longest stall ms | painted at |',
    `| --- | --- |${' --: |'.repeat(8)} --- |`,
    ...rows.map((row) => `| ${cellsOf(row).join(' | ')} |`),
  ].join('\n');
}

/** The whole of docs/bench-cpu.md. */
export function formatCpuPage(rows: readonly CpuResult[], site: CpuSite): string {
  const busy = site.isBusy ? ' Another process kept one core busy.' : '';
  return `# The mirror without a graphics card

    npm run bench -- --only-cpu --docs

times the built app in headless Chromium, where nothing draws or computes on a graphics card, and writes this page. A fake camera sends
640x480 pixels, thirty times a second. \`--rows A,B\` chooses rows, \`--busy\` keeps one core busy from another process, \`--json FILE\` writes
the rows; \`--help\` lists the options.

| column | what it is |
| --- | --- |
| pictures a second | painted pictures in the first three rows, else camera frames that the canvas was drawn with |
| shown a second | camera frames that the canvas was drawn with |
| network ms | median of the network's own time for one picture, in its worker |
| latency ms | median from the camera's capture of a frame to the drawing of the picture made of it, over the newest 240 pictures. It begins at the browser's capture time, or some milliseconds behind it where the browser gives the page only a frame's place in the stream. It ends when the worker has handed the drawing over: the browser's own way to the screen comes on top, one to two display frames where the drawing process has time left, more where it is at 100 % |
| steps a second | of gradient ascent in the dream, of looks to the end in a lens |
| drawing %, page % | user and system time of Chromium's GPU process, and of its renderer processes with all workers, from \`/proc/PID/stat\`, as a share of one core |
| longest stall ms | longest time without a new picture, from counts read every tenth of a second, which it may be too long by |

${site.browser}, ${site.cores} cores of ${site.processor}; ${site.seconds} seconds a row after the controls had gone. Load in the minute before: ${site.load.toFixed(1)} of ${site.cores}.${busy}

${formatCpuRows(rows)}
`;
}

function cellsOf(row: CpuResult): readonly string[] {
  const painted = row.rung === null ? '-' : `${row.rung}, ${row.inputSize ?? '?'}`;
  return [
    row.name,
    row.window,
    row.paintedPerSecond.toFixed(1),
    row.shownPerSecond.toFixed(1),
    ...[row.networkMs, row.latencyMs].map((ms) => ms?.toFixed(0) ?? '-'),
    row.stepsPerSecond?.toFixed(1) ?? '-',
    ...[row.drawPercent, row.rendererPercent, row.longestStallMs].map((value) => value.toFixed(0)),
    painted,
  ];
}
