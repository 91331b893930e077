/**
 * Makes the pictures that show the mirror before it runs, from its own output: the poster under the
 * canvas, the icons, the screenshots of the installer, and the contact sheet of the model card. Run
 * it again when the networks or the still life have changed:
 *
 *   npm run pictures -- [poster] [icons] [screenshots] [sheet] [--sitter FILE]
 *
 * With --sitter (`models/training/sitter.py` draws one) the contact sheet shows that picture, too.
 */
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {parseArgs} from 'node:util';

import {chromium, type Page} from 'playwright-core';

import {chromiumLaunchOptions} from '../support/browser/chromium.ts';
import {drawSheet, type SheetCell} from './contact-sheet.ts';
import {serveBuild} from './serve-build.ts';
import {showFile} from './show-file.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * The view that the poster and the icons are cut from. A frozen link always shows the same picture,
 * and Three.js renders the still life larger than the processor's renderer.
 */
const STILL = '?source=scene&seed=7&freeze=1&canvas=gpu';
const POSTER_STYLE = 'great-wave';

/** One cell of the contact sheet, in pixels, and how many styles stand side by side. */
const SHEET_CELL = {width: 320, height: 240};
const SHEET_COLUMNS = 2;
const SHEET_QUALITY = 0.75;

/** Each picture as the network paints it, and with the brush's strokes. */
const SHEET_BRUSHES = [0, 1];

/** Strong colours and a dark outline: it must read at 48 pixels. */
const ICON_STYLE = 'starry-night';

/** Before a screenshot of the controls: long enough for a software GPU to paint all tiles. */
const TOUCHES = 6;
const TOUCH_EVERY_MS = 2500;

/** Painted on a software GPU, one picture takes up to a minute on two cores. */
const PAINT_TIMEOUT_MS = 300_000;

/** Where the bust's head is in the square picture, as shares of its side. */
const HEAD = {x: 0.27, y: 0.03, side: 0.46};

/**
 * `inset` is the share of the side left free on each edge; a mask may cut away everything outside
 * the middle 80 %.
 */
const ICONS = [
  {name: 'icon-192.png', side: 192, radius: 0.2, inset: 0},
  {name: 'icon-512.png', side: 512, radius: 0.2, inset: 0},
  {name: 'icon-maskable-512.png', side: 512, radius: 0, inset: 0.06},
  {name: 'apple-touch-icon.png', side: 180, radius: 0, inset: 0},
  {name: 'favicon-48.png', side: 48, radius: 0.2, inset: 0},
];

const SCREENSHOTS = [
  {name: 'wide.webp', width: 1280, height: 720, style: 'great-wave'},
  {name: 'narrow.webp', width: 540, height: 960, style: 'starry-night'},
];

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * How a painted picture is cut and encoded. Lengths are shares of the side they lie along, `width`
 * and `height` pixels.
 */
interface Shape extends Size {
  readonly type: 'image/png' | 'image/webp';
  readonly quality: number;
  readonly radius: number;
  readonly inset: number;
  readonly crop?: typeof HEAD;
}

const {positionals, values} = parseArgs({allowPositionals: true, options: {sitter: {type: 'string'}}});
const wanted = new Set(positionals);
const isWanted = (part: string) => wanted.size === 0 || wanted.has(part);

const site = await serveBuild();
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  if (isWanted('poster')) await renderPoster();
  if (isWanted('icons')) await renderIcons();
  if (isWanted('sheet')) await renderContactSheet(values.sitter);
  if (isWanted('screenshots')) for (const screenshot of SCREENSHOTS) await renderScreenshot(screenshot);
} finally {
  await browser.close();
  site.close();
}

async function renderPoster(): Promise<void> {
  const picture = await paint(`${STILL}&style=${POSTER_STYLE}`, {width: 960, height: 540});
  save(
    'public/poster.webp',
    await redraw(picture, {type: 'image/webp', quality: 0.8, width: 960, height: 540, radius: 0, inset: 0}),
  );
}

async function renderIcons(): Promise<void> {
  const picture = await paint(`${STILL}&style=${ICON_STYLE}`, {width: 720, height: 720});
  for (const {name, side, radius, inset} of ICONS) {
    const shape: Shape = {type: 'image/png', quality: 1, width: side, height: side, radius, inset, crop: HEAD};
    save(`public/icons/${name}`, await redraw(picture, shape));
  }
}

async function renderScreenshot({name, width, height, style}: (typeof SCREENSHOTS)[number]): Promise<void> {
  const page = await openPainted(`${STILL}&rung=360&brush=1&style=${style}`, {width, height});
  // Touches bring the controls back, and keep them while the tiles are painted one by one.
  for (let touch = 0; touch < TOUCHES; touch++) {
    await page.mouse.move(width / 2 + touch, height / 3);
    await page.waitForTimeout(TOUCH_EVERY_MS);
  }
  const picture = await page.screenshot({timeout: PAINT_TIMEOUT_MS});
  await page.close();
  const shape: Shape = {type: 'image/webp', quality: 0.85, width, height, radius: 0, inset: 0};
  save(`public/screenshots/${name}`, await redraw(picture.toString('base64'), shape));
}

/**
 * Every style in the order of the model, before and after the strokes: the still life, and beside
 * it the picture in a file.
 */
async function renderContactSheet(sitter: string | undefined): Promise<void> {
  const page = await openPainted(STILL, SHEET_CELL, 'reduce');
  const groups = [await keepEveryStyle(page)];
  if (sitter !== undefined) {
    await showFile(page, sitter, PAINT_TIMEOUT_MS);
    groups.push(await keepEveryStyle(page));
  }
  await page.close();
  const styleWidth = SHEET_CELL.width * groups.length * SHEET_BRUSHES.length;
  const styleCount = groups[0]?.length ?? 0;
  const cells = groups.flatMap((styles, group) =>
    styles.flatMap((pictures, style) =>
      pictures.map((picture, brush): SheetCell => {
        const column = group * SHEET_BRUSHES.length + brush;
        const x = (style % SHEET_COLUMNS) * styleWidth + column * SHEET_CELL.width;
        return {picture, x, y: Math.floor(style / SHEET_COLUMNS) * SHEET_CELL.height, ...SHEET_CELL};
      }),
    ),
  );
  const size = {width: styleWidth * SHEET_COLUMNS, height: Math.ceil(styleCount / SHEET_COLUMNS) * SHEET_CELL.height};
  save('models/style/contact-sheet.webp', await drawSheet(browser, size, cells, SHEET_QUALITY));
}

/** What a visitor would keep of each style with each of SHEET_BRUSHES, small: PNGs in base64. */
function keepEveryStyle(page: Page): Promise<string[][]> {
  return page.evaluate(
    async ({brushes, cell}) => {
      const {engine, store} = document.querySelector('pareidolia-app')!.parts!;
      const keep = async (style: string, brush: number): Promise<string> => {
        engine.setShow({mode: 'paint', paint: {...store.state.paint, style, brush}});
        const {png} = await engine.call('keep', {unmirrored: false, lens: null});
        const small = new OffscreenCanvas(cell.width, cell.height);
        const context = small.getContext('2d');
        if (context === null) throw new Error('This browser has no 2-D canvas.');
        context.imageSmoothingQuality = 'high';
        context.drawImage(await createImageBitmap(png), 0, 0, cell.width, cell.height);
        const bytes = new Uint8Array(await (await small.convertToBlob()).arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      };
      const kept: string[][] = [];
      for (const {id} of store.state.engine.styles) {
        const pictures: string[] = [];
        for (const brush of brushes) pictures.push(await keep(id, brush));
        kept.push(pictures);
      }
      return kept;
    },
    {brushes: SHEET_BRUSHES, cell: SHEET_CELL},
  );
}

/** The full-resolution painting of a view, as the visitor would keep it: a PNG in base64. */
async function paint(search: string, viewport: Size): Promise<string> {
  const page = await openPainted(search, viewport);
  const picture = await page.evaluate(async () => {
    const app = document.querySelector('pareidolia-app');
    const {png} = await app!.parts!.engine.call('keep', {unmirrored: false, lens: null});
    const bytes = new Uint8Array(await png.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  await page.close();
  return picture;
}

/**
 * @param reducedMotion 'reduce' makes a change of style a cut: what is kept next shows it whole.
 */
async function openPainted(
  search: string,
  viewport: Size,
  reducedMotion: 'reduce' | 'no-preference' = 'no-preference',
): Promise<Page> {
  const page = await browser.newPage({viewport, reducedMotion});
  await page.goto(`${site.origin}/${search}`);
  await page.waitForFunction(
    () => {
      const app = document.querySelector('pareidolia-app');
      return app?.parts?.store.state.engine.isPainted === true;
    },
    null,
    {timeout: PAINT_TIMEOUT_MS},
  );
  return page;
}

/** Crops, scales, rounds and encodes a picture (a PNG in base64) in the browser. */
async function redraw(picture: string, shape: Shape): Promise<Buffer> {
  const page = await browser.newPage();
  const encoded = await page.evaluate(
    async ({picture, shape}) => {
      const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(shape.width, shape.height);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('This browser has no 2-D canvas.');
      context.imageSmoothingQuality = 'high';
      context.beginPath();
      context.roundRect(0, 0, shape.width, shape.height, shape.radius * shape.width);
      context.clip();
      // A free margin shows more of the picture, not a frame around it.
      const grown = 1 + 2 * shape.inset;
      const {x, y, width, height} =
        shape.crop === undefined
          ? {x: 0, y: 0, width: bitmap.width, height: bitmap.height}
          : {
              x: (shape.crop.x - shape.crop.side * shape.inset) * bitmap.width,
              y: Math.max(0, (shape.crop.y - shape.crop.side * shape.inset) * bitmap.height),
              width: shape.crop.side * grown * bitmap.width,
              height: shape.crop.side * grown * bitmap.height,
            };
      context.drawImage(bitmap, x, y, width, height, 0, 0, shape.width, shape.height);
      const blob = await canvas.convertToBlob({type: shape.type, quality: shape.quality});
      const output = new Uint8Array(await blob.arrayBuffer());
      return btoa(Array.from(output, (byte) => String.fromCharCode(byte)).join(''));
    },
    {picture, shape},
  );
  await page.close();
  return Buffer.from(encoded, 'base64');
}

/** Writes a file of the project. */
function save(name: string, bytes: Buffer): void {
  const file = join(ROOT, name);
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, bytes);
  console.log(`${name}: ${bytes.length} bytes`);
}
