/** The result as Markdown: what `npm run bench:style` prints and docs/bench-style.md holds. */
import {OWN_F32} from './engine-list.ts';
import type {BenchResult, BenchRow} from './run-bench.ts';

/** Tables and the sentences that go with them. */
export function formatResult(result: BenchResult): string {
  const {adapter, method, rounds, ceilings} = result;
  const f16 = ceilings.f16Gmacs === null ? '' : `, f16 ${ceilings.f16Gmacs.toFixed(1)} GMAC/s`;
  return [
    `Adapter: ${adapter}. Time: ${method}; wasm is waited for. ${rounds} rounds, engines in turns.`,
    `Measured ceilings: f32 ${ceilings.f32Gmacs.toFixed(1)} GMAC/s${f16}, copying ${ceilings.copyGBs.toFixed(1)} GB/s.`,
    ...(result.hasF16 ? [] : ['No f16 row: this adapter has no shader-f16.']),
    ...(result.hasOnnx ? [] : [ONNX_HINT]),
    '',
    '| engine | size | median ms | p95 ms | dispatches | MB | GMAC/s | share of ceiling |',
    '|---|---|--:|--:|--:|--:|--:|--:|',
    ...result.rows.map((row) => formatRow(row, result)),
    '',
    ...formatRatios(result),
    '',
    'What of a frame is not the network (ingest, composite, capture to display): `npm run bench`.',
  ].join('\n');
}

const ONNX_HINT =
  'No ONNX Runtime row: it needs the network as a file. `pip install -r models/training/requirements.txt`, then in ' +
  'models/training `python export_onnx.py --out style.onnx`, then add `--onnx models/training/style.onnx` here.';

function formatRow({engine, width, height, medianMs, p95Ms, dispatches, bytes}: BenchRow, result: BenchResult): string {
  const gmacs = ((result.gmacs[`${width}x${height}`] ?? NaN) / medianMs) * 1000;
  const ceiling = engine === 'wgsl f16' ? result.ceilings.f16Gmacs : result.ceilings.f32Gmacs;
  const onGpu = dispatches > 0;
  const cells = [
    engine,
    `${width}x${height}`,
    formatMs(medianMs),
    formatMs(p95Ms),
    onGpu ? String(dispatches) : '-',
    onGpu ? (bytes / 1e6).toFixed(1) : '-',
    gmacs.toFixed(2),
    onGpu && ceiling !== null ? `${((100 * gmacs) / ceiling).toFixed(1)} %` : '-',
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Our time divided by the others', at each size. */
function formatRatios({rows}: BenchResult): readonly string[] {
  const sizes = [...new Set(rows.map(({width, height}) => `${width}x${height}`))];
  const at = (engine: string, size: string): BenchRow | undefined =>
    rows.find((row) => row.engine === engine && `${row.width}x${row.height}` === size);
  const engines = [...new Set(rows.map(({engine}) => engine))];
  const own = engines.filter((engine) => engine.startsWith(OWN_F32.slice(0, 4)));
  const others = engines.filter((engine) => !own.includes(engine));
  if (others.length === 0) return [];
  const lines = own.flatMap((mine) =>
    others.map((other) => {
      const ratios = sizes.map((size) => {
        const ratio = (at(mine, size)?.medianMs ?? NaN) / (at(other, size)?.medianMs ?? NaN);
        return ratio.toFixed(ratio < 1 ? 3 : 1);
      });
      return `| ${mine} / ${other} | ${ratios.join(' | ')} |`;
    }),
  );
  return [`| time of | ${sizes.join(' | ')} |`, `|---|${'--:|'.repeat(sizes.length)}`, ...lines];
}

function formatMs(ms: number): string {
  return ms.toFixed(ms < 10 ? 2 : ms < 100 ? 1 : 0);
}
