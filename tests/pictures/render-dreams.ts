/**
 * Makes contact sheets of the live dream from the running app: each row one dream, after so many
 * steps. Steps are counted, not seconds: a busy machine takes longer over them and dreams the same.
 *
 *   npm run pictures:dreams -- --out docs/dreams-live.webp [--picture sitter.png] [--backend wasm]
 */
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, resolve} from 'node:path';

import {chromium, type Browser, type Page} from 'playwright-core';

import {formatHelp, parseOptions, type Option} from '../../scripts/lib/options.mjs';
import {chromiumLaunchOptions} from '../support/browser/chromium.ts';
import {statusOf} from '../support/browser/ask-app.ts';
import {drawSheet} from './contact-sheet.ts';
import {serveBuild} from './serve-build.ts';
import {showFile} from './show-file.ts';

const OPTIONS: readonly Option[] = [
  {name: 'out', placeholder: 'FILE', meaning: 'where the sheet goes, WebP'},
  {name: 'picture', placeholder: 'FILE', meaning: 'dreams over this picture instead of the still life'},
  {name: 'backend', placeholder: 'wasm | webgpu', meaning: 'where the network runs; wasm unless said otherwise'},
  {name: 'dreams', placeholder: 'ID,...', meaning: 'the rows of the sheet'},
  {name: 'steps', placeholder: 'N,...', meaning: 'its columns'},
];

/** A layer, two units, four words: what the chooser has of each kind. */
const DREAMS = 'creatures,owls,eye,dalmatians,goldfish,starfish,pandas';

/** One, five and twelve seconds of a processor without a graphics card. */
const STEPS = '9,42,102';

/** One cell of the sheet, and the page that it is a picture of, in pixels. */
const CELL = {width: 320, height: 256};
const QUALITY = 0.85;

const STILL_LIFE = 'source=scene&seed=7&freeze=1';
const WISHES = 'style=plain&mode=dream&dreamStrength=1&depth=1';

/** A software adapter takes ten seconds for a step where it has two cores. */
const PATIENCE_MS = 1_800_000;

/** Asking costs the page time that it dreams with; no step is over before. */
const BETWEEN_LOOKS_MS = 50;

const parsed = parseOptions(process.argv.slice(2), OPTIONS);
if (parsed.kind === 'help') console.log(formatHelp('npm run pictures:dreams --', OPTIONS));
else if (parsed.kind === 'mistake') refuse(parsed.message);
else if (parsed.values['out'] === undefined) refuse('--out wants a file.');
else await render(parsed.values, parsed.values['out']);

async function render(values: Readonly<Record<string, string>>, out: string): Promise<void> {
  const backend = values['backend'] ?? 'wasm';
  const site = await serveBuild();
  const browser = await chromium.launch(chromiumLaunchOptions([], backend === 'webgpu' ? 'software' : 'none'));
  const steps = (values['steps'] ?? STEPS).split(',').map(Number);
  try {
    const rows: string[][] = [];
    for (const dream of (values['dreams'] ?? DREAMS).split(',')) {
      const search = `${STILL_LIFE}&${WISHES}&dream=${dream}&backend=${backend}`;
      const page = await openDreaming(browser, `${site.origin}/?${search}`, values['picture']);
      rows.push(await watch(page, steps));
      await page.close();
      console.log(`${dream}: ${steps.join(', ')} steps`);
    }
    const file = resolve(out);
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, await assemble(browser, rows));
  } finally {
    await browser.close();
    site.close();
  }
}

async function openDreaming(browser: Browser, url: string, picture: string | undefined): Promise<Page> {
  const page = await browser.newPage({viewport: CELL, reducedMotion: 'reduce', serviceWorkers: 'block'});
  await page.goto(url);
  await page.waitForFunction(
    () => document.querySelector('pareidolia-app')?.parts?.store.state.engine.isShowing === true,
    null,
    {timeout: PATIENCE_MS},
  );
  if (picture === undefined) return page;
  await showFile(page, picture, PATIENCE_MS);
  // What was dreamt over the still life meanwhile does not belong to this picture.
  await page.evaluate(() => {
    document.querySelector('pareidolia-app')?.parts?.dreams.restart();
  });
  return page;
}

/** What the canvas shows after each count of steps from now on, as PNG in base64. */
async function watch(page: Page, counts: readonly number[]): Promise<string[]> {
  const seen: string[] = [];
  const begun = (await statusOf(page)).dream?.steps ?? 0;
  const until = Date.now() + PATIENCE_MS;
  for (const count of counts) {
    while (((await statusOf(page)).dream?.steps ?? 0) - begun < count) {
      if (Date.now() > until) throw new Error(`There were no ${count} steps in ${PATIENCE_MS} ms.`);
      await page.waitForTimeout(BETWEEN_LOOKS_MS);
    }
    seen.push(await shownOn(page));
  }
  return seen;
}

/** The canvas alone, without the controls. */
function shownOn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const canvas = document.querySelector<HTMLCanvasElement>('#stage canvas');
    if (canvas === null) throw new Error('The mirror has no canvas.');
    const copy = new OffscreenCanvas(canvas.width, canvas.height);
    copy.getContext('2d')?.drawImage(canvas, 0, 0);
    const bytes = new Uint8Array(await (await copy.convertToBlob()).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
}

function assemble(browser: Browser, rows: readonly (readonly string[])[]): Promise<Buffer> {
  const size = {width: CELL.width * Math.max(...rows.map((row) => row.length)), height: CELL.height * rows.length};
  const cells = rows.flatMap((row, y) =>
    row.map((picture, x) => ({picture, x: x * CELL.width, y: y * CELL.height, ...CELL})),
  );
  return drawSheet(browser, size, cells, QUALITY);
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
