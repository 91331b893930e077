/**
 * `npm run bench:dream`: one step of gradient ascent as a multiple of one forward pass, and against tfjs's own gradient in the same run.
 */
import {writeFileSync} from 'node:fs';

import {formatHelp, parseOptions} from '../../../scripts/lib/options.mjs';
import {startDawn} from '../style/dawn.ts';
import {isSoftwareAdapter} from '../style/run-bench.ts';
import {startWasmInNode} from '../style/wasm-in-node.ts';
import {BENCH_OPTIONS, DEFAULT_ROUNDS, DEFAULT_SIZES, parseSizes} from './bench-options.ts';
import {formatResult} from './format-result.ts';
import {readPerception} from './perception-network.ts';
import {runDreamBench} from './run-dream-bench.ts';

const options = parseOptions(process.argv.slice(2), BENCH_OPTIONS);
if (options.kind === 'help') console.log(formatHelp('npm run bench:dream -- [options]', BENCH_OPTIONS));
else if (options.kind === 'mistake') refuse(options.message);
else await bench(options.values);

async function bench(values: Readonly<Record<string, string>>): Promise<void> {
  const sizes = values['sizes'] === undefined ? undefined : parseSizes(values['sizes']);
  if (sizes === null) {
    refuse('--sizes wants sizes like 128x128,640x480, sides multiples of 32.');
    return;
  }
  const rounds = values['rounds'] === undefined ? undefined : Number(values['rounds']);
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0)) {
    refuse('--rounds wants a whole number above 0.');
    return;
  }
  const gpu = await startDawn();
  const kind = isSoftwareAdapter(gpu) ? 'software' : 'hardware';
  const result = await runDreamBench({
    gpu,
    network: await readPerception(),
    startWasm: startWasmInNode,
    sizes: sizes ?? DEFAULT_SIZES[kind],
    rounds: rounds ?? DEFAULT_ROUNDS[kind],
    onProgress: (line) => void process.stderr.write(`${line}\n`),
  });
  gpu.device.destroy();
  console.log(formatResult(result));
  if (values['json'] !== undefined) {
    writeFileSync(values['json'], JSON.stringify({adapter: result.adapter, rows: result.rows}, null, 2));
  }
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
