/**
 * Renders public/icons/icon.svg into the bitmaps that phones and desktops ask for. Run it after changing the drawing:
 * `node scripts/render-icons.mjs`.
 */
import {readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';

import {chromium} from 'playwright-core';

import {findChromium} from './lib/find-chromium.mjs';

const FOLDER = resolve(import.meta.dirname, '../public/icons');

/** `inset` is the share of the side left free on each edge; a mask may cut away everything outside the middle 80 %. */
const BITMAPS = [
  {name: 'icon-192.png', side: 192, inset: 0, isSquare: false},
  {name: 'icon-512.png', side: 512, inset: 0, isSquare: false},
  {name: 'icon-maskable-512.png', side: 512, inset: 0.12, isSquare: true},
  {name: 'apple-touch-icon.png', side: 180, inset: 0.06, isSquare: true},
];

const executablePath = findChromium();
if (executablePath === null) throw new Error('No Chromium found. Set CHROMIUM_PATH.');
const drawing = readFileSync(join(FOLDER, 'icon.svg'), 'utf8');
const browser = await chromium.launch({executablePath, chromiumSandbox: false});
try {
  const page = await browser.newPage();
  for (const {name, side, inset, isSquare} of BITMAPS) {
    await page.setViewportSize({width: side, height: side});
    const padding = Math.round(side * inset);
    await page.setContent(
      `<style>html, body {margin: 0; background: ${isSquare ? '#0e0d0c' : 'transparent'}}
       svg {display: block; width: ${side - 2 * padding}px; margin: ${padding}px}</style>${drawing}`,
    );
    await page.screenshot({path: join(FOLDER, name), omitBackground: true});
  }
} finally {
  await browser.close();
}
