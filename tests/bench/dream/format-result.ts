/** The result as Markdown: what `npm run bench:dream` prints. */
import type {DreamBenchResult, DreamBenchRow} from './run-dream-bench.ts';

/** The tables and the sentences that go with it. */
export function formatResult({adapter, network, layer, method, rounds, rows, octaves}: DreamBenchResult): string {
  return [
    `Adapter: ${adapter}. Time: ${method}; wasm and WebGL2 are waited for. ${rounds} rounds, engines in turns.`,
    `Network: ${network}. A step goes forward to ${layer} and back to the picture.`,
    '',
    '| backend | size | forward ms | step ms | step / forward | steps a second | tfjs step ms | ours / tfjs |',
    '|---|---|--:|--:|--:|--:|--:|--:|',
    ...rows.map(formatRow),
    '',
    'The dreamer on WebGPU, one step from the picture to the grown detail:',
    '',
    '| octave | step ms | steps a second |',
    '|---|--:|--:|',
    ...octaves.map(({size, stepMs}) => `| ${size} | ${formatMs(stepMs)} | ${(1000 / stepMs).toFixed(1)} |`),
  ].join('\n');
}

function formatRow({backend, size, forwardMs, gradientMs, tfjsGradientMs}: DreamBenchRow): string {
  const cells = [
    backend,
    size,
    formatMs(forwardMs),
    formatMs(gradientMs),
    (gradientMs / forwardMs).toFixed(2),
    (1000 / gradientMs).toFixed(1),
    tfjsGradientMs === null ? '-' : formatMs(tfjsGradientMs),
    tfjsGradientMs === null ? '-' : (gradientMs / tfjsGradientMs).toFixed(3),
  ];
  return `| ${cells.join(' | ')} |`;
}

function formatMs(ms: number): string {
  return ms.toFixed(ms < 10 ? 2 : ms < 100 ? 1 : 0);
}
