/**
 * `npm run bench:scene`: what the still life takes of a core where there is no graphics card, in
 * Node. It is bundled first, as it is for the browser: the module runner looks up each imported
 * number anew, which would triple the time.
 */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {build} from 'vite';

import {formatHelp, parseOptions, type Option} from '../../../scripts/lib/options.mjs';
import type * as Cost from './still-life-cost.ts';

const SIZES = [
  [427, 240],
  [240, 427],
] as const;

const OPTIONS: readonly Option[] = [
  {name: 'json', placeholder: 'FILE', meaning: 'also writes {rows} there'},
  {name: 'seconds', placeholder: 'N', meaning: 'how much of the scene is played (10)'},
];

const options = parseOptions(process.argv.slice(2), OPTIONS);
if (options.kind === 'help') console.log(formatHelp('npm run bench:scene -- [options]', OPTIONS));
else if (options.kind === 'mistake') {
  console.error(options.message);
  process.exitCode = 2;
} else await bench(options.values);

async function bench(values: Readonly<Record<string, string>>): Promise<void> {
  const {measureStillLife} = await importBundled();
  const seconds = Number(values['seconds'] ?? 10);
  const rows = SIZES.map(([width, height]) => measureStillLife(width, height, seconds));
  console.log(
    '| still life | ms of a core a second | views a second | ms a view | ms the longest frame of a hundred |',
  );
  console.log('| --- | --: | --: | --: | --: |');
  for (const {size, perSecond, viewsPerSecond, perView, longestFrame} of rows) {
    const numbers = [perSecond.toFixed(0), viewsPerSecond.toFixed(1), perView.toFixed(1), longestFrame.toFixed(1)];
    console.log(`| ${size} | ${numbers.join(' | ')} |`);
  }
  if (values['json'] !== undefined) writeFileSync(values['json'], JSON.stringify({rows}, null, 2));
}

async function importBundled(): Promise<typeof Cost> {
  const folder = mkdtempSync(join(tmpdir(), 'still-life-'));
  try {
    await build({
      configFile: false,
      logLevel: 'warn',
      build: {
        ssr: resolve(import.meta.dirname, 'still-life-cost.ts'),
        outDir: folder,
        emptyOutDir: true,
        target: 'esnext',
        rolldownOptions: {output: {entryFileNames: 'cost.mjs'}},
      },
    });
    return (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'cost.mjs')).href)) as typeof Cost;
  } finally {
    rmSync(folder, {recursive: true});
  }
}
