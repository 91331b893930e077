/**
 * `npm run bench:dream`: one step of gradient ascent as a multiple of one forward pass, and against
 * tfjs's own gradient in the same run, with Dawn in Node or (`--browser`) in Chromium.
 */
import {writeFileSync} from 'node:fs';

import {formatHelp, parseOptions} from '../../../scripts/lib/options.mjs';
import type {PixelSize} from '../../../src/protocol/units.ts';
import {runInPage} from '../in-page.ts';
import {startDawn} from '../style/dawn.ts';
import {startWasmInNode} from '../style/wasm-in-node.ts';
import {BENCH_OPTIONS, parseSizes, settle} from './bench-options.ts';
import {formatResult} from './format-result.ts';
import {readPerception} from './perception-network.ts';
import {runDreamBench, type DreamBenchResult} from './run-dream-bench.ts';

/** What the command line asks for; for null and 0 the adapter decides. */
interface Wishes {
  readonly sizes: readonly PixelSize[] | null;
  readonly rounds: number;
}

const options = parseOptions(process.argv.slice(2), BENCH_OPTIONS);
if (options.kind === 'help') console.log(formatHelp('npm run bench:dream -- [options]', BENCH_OPTIONS));
else if (options.kind === 'mistake') refuse(options.message);
else await bench(options.values, options.switches);

async function bench(values: Readonly<Record<string, string>>, switches: ReadonlySet<string>): Promise<void> {
  const sizes = values['sizes'] === undefined ? null : parseSizes(values['sizes']);
  if (values['sizes'] !== undefined && sizes === null) {
    refuse('--sizes wants sizes like 128x128,640x480, sides multiples of 32.');
    return;
  }
  const rounds = Number(values['rounds'] ?? 0);
  if (values['rounds'] !== undefined && !(Number.isInteger(rounds) && rounds > 0)) {
    refuse('--rounds wants a whole number above 0.');
    return;
  }
  const result = await (switches.has('browser') ? inBrowser : inNode)({sizes, rounds});
  console.log(formatResult(result));
  if (values['json'] !== undefined) {
    writeFileSync(values['json'], JSON.stringify({adapter: result.adapter, rows: result.rows}, null, 2));
  }
}

async function inNode(wishes: Wishes): Promise<DreamBenchResult> {
  const gpu = await startDawn();
  const result = await runDreamBench({
    gpu,
    network: readPerception(),
    starts: {wasm: startWasmInNode},
    ...settle(wishes, gpu),
    onProgress: tellProgress,
  });
  gpu.device.destroy();
  return result;
}

async function inBrowser({sizes, rounds}: Wishes): Promise<DreamBenchResult> {
  const parameters = {
    ...(sizes && {sizes: sizes.map(({width, height}) => `${width}x${height}`).join(',')}),
    ...(rounds > 0 && {rounds: String(rounds)}),
  };
  const page = {entry: 'tests/bench/dream/bench-page.ts', path: '/tests/bench/dream/bench-page.html'};
  return (await runInPage({...page, parameters, onProgress: tellProgress})) as DreamBenchResult;
}

function tellProgress(line: string): void {
  process.stderr.write(`${line}\n`);
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
