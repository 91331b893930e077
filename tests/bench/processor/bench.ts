/**
 * `npm run bench:processor`: both style networks and the perception network on the processor, in
 * Node: our wasm kernel, tfjs's wasm and ONNX Runtime's, one thread each.
 */
import '@tensorflow/tfjs-backend-cpu';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import type {PixelSize} from '../../../src/protocol/units.ts';
import {formatHelp, parseOptions} from '../../../scripts/lib/options.mjs';
import {parseSizes} from '../style/bench-options.ts';
import {readStyleNetwork} from '../style/read-network.ts';
import {readPerception} from '../dream/perception-network.ts';
import {PERCEPTION_SIZES, PROCESSOR_BENCH_OPTIONS, PROCESSOR_ROUNDS, PROCESSOR_SIZES} from './bench-options.ts';
import {formatRows} from './format-rows.ts';
import {startPerceptionEngines} from './perception-engines.ts';
import {listProcessorEngines} from './processor-engines.ts';
import {runPerceptionBench} from './run-perception-bench.ts';
import {runProcessorBench, type ProcessorRow} from './run-processor-bench.ts';

const options = parseOptions(process.argv.slice(2), PROCESSOR_BENCH_OPTIONS);
if (options.kind === 'help') console.log(formatHelp('npm run bench:processor -- [options]', PROCESSOR_BENCH_OPTIONS));
else if (options.kind === 'mistake') refuse(options.message);
else await bench(options.values);

async function bench(values: Readonly<Record<string, string>>): Promise<void> {
  const sizes = values['sizes'] === undefined ? PROCESSOR_SIZES : parseSizes(values['sizes']);
  const rounds = Number(values['rounds'] ?? PROCESSOR_ROUNDS);
  const threads = Number(values['threads'] ?? 1);
  if (sizes === null || !isCount(rounds) || !isCount(threads)) {
    refuse(
      '--sizes wants sizes like 256x192, sides multiples of 4; --rounds and --threads want whole numbers above 0.',
    );
    return;
  }
  const only = values['only'];
  const rows = [
    ...(only === 'perception' ? [] : await benchStyle(values['onnx'], threads, sizes, rounds)),
    ...(only === 'style' ? [] : await benchPerception(values['onnx'], threads, rounds)),
  ];
  console.log(formatRows(rows));
  if (values['json'] !== undefined) writeFileSync(values['json'], JSON.stringify({rows}, null, 2));
}

async function benchPerception(
  folder: string | undefined,
  threads: number,
  rounds: number,
): Promise<readonly ProcessorRow[]> {
  const onnx = folder === undefined ? null : new Uint8Array(readFileSync(join(folder, 'perception.onnx')));
  const engines = await startPerceptionEngines(readPerception(), onnx, threads);
  const rows = await runPerceptionBench(engines, PERCEPTION_SIZES, rounds);
  for (const {dispose} of engines) await dispose();
  return rows;
}

async function benchStyle(
  folder: string | undefined,
  threads: number,
  sizes: readonly PixelSize[],
  rounds: number,
): Promise<readonly ProcessorRow[]> {
  const networks = [];
  for (const name of ['style', 'style-lite'] as const) {
    const onnx = folder === undefined ? null : new Uint8Array(readFileSync(join(folder, `${name}.onnx`)));
    networks.push({name, network: readStyleNetwork(name), onnx});
  }
  return runProcessorBench({
    networks,
    entries: listProcessorEngines(folder !== undefined, threads),
    sizes,
    rounds,
    onProgress: (line) => void process.stderr.write(`${line}\n`),
  });
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value > 0;
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
