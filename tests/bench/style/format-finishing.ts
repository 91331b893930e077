/** The finishing pass as Markdown, for `npm run bench:style -- --finishing`. */
import type {FinishingResult} from './run-finishing-bench.ts';

/** What the pass may cost at 1920x1080, as a share of the network's time at 640x360. */
const BAR = 0.25;

/** A table, and what its numbers are. */
export function formatFinishing({adapter, isSoftware, method, rounds, rows}: FinishingResult): string {
  const bar = isSoftware ? 'Reported only: the bar is for graphics cards.' : `The bar is ${BAR} at 1920x1080.`;
  return [
    `Adapter: ${adapter}. Time: ${method}. ${rounds} rounds, network and pass in turns. ${bar}`,
    '',
    '| display | painting | finishing, median ms | p95 ms | network, median ms | finishing / network |',
    '|---|---|--:|--:|--:|--:|',
    ...rows.map(({width, height, painting, medianMs, p95Ms, networkMs}) => {
      const times = [medianMs, p95Ms, networkMs].map((ms) => ms.toFixed(ms < 10 ? 2 : 0));
      const sizes = [`${width}x${height}`, `${painting.width}x${painting.height}`];
      return `| ${[...sizes, ...times, (medianMs / networkMs).toFixed(2)].join(' | ')} |`;
    }),
  ].join('\n');
}
