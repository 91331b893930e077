/**
 * `npm run bench:style`: the style network on every engine that runs here, with Dawn in Node or
 * (`--browser`) in Chromium: one table.
 */
import {readFileSync, writeFileSync} from 'node:fs';

import {formatHelp, parseOptions} from '../../../scripts/lib/options.mjs';
import {BENCH_OPTIONS, parseSizes} from './bench-options.ts';
import {benchInBrowser} from './browser.ts';
import {formatAny} from './format-any.ts';
import {benchInNode} from './node.ts';

const options = parseOptions(process.argv.slice(2), BENCH_OPTIONS);
if (options.kind === 'help') console.log(formatHelp('npm run bench:style -- [options]', BENCH_OPTIONS));
else if (options.kind === 'mistake') refuse(options.message);
else await bench(options.values, options.switches);

async function bench(values: Readonly<Record<string, string>>, switches: ReadonlySet<string>): Promise<void> {
  const sizes = values['sizes'] === undefined ? undefined : parseSizes(values['sizes']);
  if (sizes === null) {
    refuse('--sizes wants sizes like 256x256,640x480, sides multiples of 4.');
    return;
  }
  const rounds = values['rounds'] === undefined ? undefined : Number(values['rounds']);
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0)) {
    refuse('--rounds wants a whole number above 0.');
    return;
  }
  const wishes = {
    ...(sizes && {sizes}),
    ...(rounds !== undefined && {rounds}),
    onnx: values['onnx'] === undefined ? null : new Uint8Array(readFileSync(values['onnx'])),
    shapes: switches.has('shapes'),
    finishing: switches.has('finishing'),
    onProgress: (line: string) => void process.stderr.write(`${line}\n`),
  };
  const result = await (switches.has('browser') ? benchInBrowser(wishes) : benchInNode(wishes));
  console.log(formatAny(result));
  if (values['json'] !== undefined) {
    writeFileSync(values['json'], JSON.stringify({adapter: result.adapter, rows: result.rows}, null, 2));
  }
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
