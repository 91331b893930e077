/**
 * Makes a contact sheet of each lens over the still life, from the running app without a graphics
 * card: the whole page on a wide screen, a tall one and a phone, once the lens has found all that
 * it looks for. Look at each after the layout or a lens has changed:
 *
 *   npm run pictures:lenses -- [--lenses labels,map] [--out docs/lens-sheets] [--full DIR]
 */
import {mkdirSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';

import {chromium, type Browser, type Page} from 'playwright-core';

import {formatHelp, parseOptions, type Option} from '../../scripts/lib/options.mjs';
import {LENS_IDS, type LensId} from '../../src/catalogue/lenses.ts';
import {statusOf} from '../support/browser/ask-app.ts';
import {chromiumLaunchOptions} from '../support/browser/chromium.ts';
import {drawSheet, type SheetCell} from './contact-sheet.ts';
import {serveBuild} from './serve-build.ts';

const OPTIONS: readonly Option[] = [
  {name: 'lenses', placeholder: 'ID,...', meaning: 'these lenses; all of them unless said otherwise'},
  {name: 'out', placeholder: 'DIR', meaning: 'where the sheets go; docs/lens-sheets unless said otherwise'},
  {name: 'full', placeholder: 'DIR', meaning: 'also writes each screen by itself, as large as it is'},
];

const STILL_LIFE = 'source=scene&seed=7&freeze=1&backend=wasm';

/** Where a lens shows more than as it opens. */
const WISHES: Partial<Readonly<Record<LensId, string>>> = {
  excites: 'layer=conv4a',
  accentuate: 'class=tabby+cat',
  saliency: 'randomised=1',
  adversarial: 'attack=iterative&target=teapot',
  playground: 'data=spiral&features=x.y.sinx.siny&hidden=2&units=6&play=1',
};

const SCREENS = [
  {name: 'wide', width: 1920, height: 1080},
  {name: 'tall', width: 1080, height: 1920},
  {name: 'phone', width: 390, height: 844},
] as const;

/** Height of a sheet, and what is left between two screens, in pixels. */
const SHEET_HEIGHT = 640;
const GAP = 8;
const QUALITY = 0.8;

/** A larger file would make the documents heavy. */
const MOST_BYTES = 250_000;

/** The network opens within this. */
const PATIENCE_MS = 120_000;

/**
 * A lens that has still more to do then is shown as far as it is: a network that learns, say. Class
 * pictures take their 200 steps within it on two cores.
 */
const END_MS = 120_000;

/** A display frame or two after the last view, fades included. */
const STILL_MS = 600;

const parsed = parseOptions(process.argv.slice(2), OPTIONS);
if (parsed.kind === 'help') console.log(formatHelp('npm run pictures:lenses --', OPTIONS));
else if (parsed.kind === 'mistake') refuse(parsed.message);
else await render(parsed.values);

async function render(values: Readonly<Record<string, string>>): Promise<void> {
  const wanted = values['lenses']?.split(',') ?? LENS_IDS;
  const lenses = LENS_IDS.filter((id) => wanted.includes(id));
  const unknown = wanted.filter((id) => !(LENS_IDS as readonly string[]).includes(id));
  if (unknown.length > 0) {
    refuse(`There is no lens ${unknown.join(', ')}. There are ${LENS_IDS.join(', ')}.`);
    return;
  }
  const [out, full] = [resolve(values['out'] ?? 'docs/lens-sheets'), values['full']];
  const site = await serveBuild();
  const browser = await chromium.launch(chromiumLaunchOptions([], 'none'));
  try {
    mkdirSync(out, {recursive: true});
    if (full !== undefined) mkdirSync(resolve(full), {recursive: true});
    for (const lens of lenses) {
      const pictures: Buffer[] = [];
      for (const screen of SCREENS) {
        const picture = await lookAt(
          browser,
          `${site.origin}/?lens=${lens}&${WISHES[lens] ?? ''}&${STILL_LIFE}`,
          screen,
        );
        if (full !== undefined) writeFileSync(join(resolve(full), `${lens}-${screen.name}.png`), picture);
        pictures.push(picture);
      }
      const sheet = await assemble(browser, pictures);
      if (sheet.length > MOST_BYTES) throw new Error(`The sheet of ${lens} has ${sheet.length} bytes.`);
      writeFileSync(join(out, `${lens}.webp`), sheet);
      console.log(`${lens}: ${Math.round(sheet.length / 1000)} kB`);
    }
  } finally {
    await browser.close();
    site.close();
  }
}

async function lookAt(browser: Browser, url: string, {width, height}: (typeof SCREENS)[number]): Promise<Buffer> {
  const viewport = {width, height};
  const page = await browser.newPage({viewport, reducedMotion: 'reduce', serviceWorkers: 'block'});
  try {
    await page.goto(url);
    await page.locator('pareidolia-lens-readings .body').waitFor({timeout: PATIENCE_MS});
    await waitForEnd(page);
    // A focus that the keyboard has moved keeps the controls on the page.
    await page.keyboard.press('Tab');
    await page.waitForTimeout(STILL_MS);
    await page.evaluate(() => {
      const focused = document.querySelector('pareidolia-app')?.shadowRoot?.activeElement;
      if (focused instanceof HTMLElement) focused.blur();
    });
    return await page.screenshot();
  } finally {
    await page.close();
  }
}

/** Waits until the lens has taken a look to its end, which has a cost then. */
async function waitForEnd(page: Page): Promise<void> {
  const until = Date.now() + END_MS;
  while (Date.now() < until && ((await statusOf(page)).lens?.cost.medianMs ?? null) === null)
    await page.waitForTimeout(STILL_MS);
}

/** The screens side by side, each as high as the sheet. */
async function assemble(browser: Browser, pictures: readonly Buffer[]): Promise<Buffer> {
  const cells: SheetCell[] = [];
  let x = 0;
  for (const [index, {width, height}] of SCREENS.entries()) {
    const picture = pictures[index]?.toString('base64') ?? '';
    const drawn = Math.round((SHEET_HEIGHT * width) / height);
    cells.push({picture, x, y: 0, width: drawn, height: SHEET_HEIGHT});
    x += drawn + GAP;
  }
  return drawSheet(browser, {width: x - GAP, height: SHEET_HEIGHT}, cells, QUALITY);
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
