/**
 * Opens the mirror for the flow tests, looks at it and touches it as a visitor does. Pictures are
 * read from screenshots, so they are what the screen shows; the state behind them is only asked for
 * what no screen shows.
 */
import type {Page} from 'playwright-core';
import {expect} from 'vitest';

import type {} from '../../../src/page/ui/shell/app.ts';
import {expectPeace, openApp, type AppPage} from './app-page.ts';
import {difference, type Area, type Picture} from '../pictures/picture.ts';
import {see} from './see.ts';

/**
 * Wide enough for the controls to leave a band of the picture free; not the camera's shape, so that
 * cropping shows.
 */
export const VIEWPORT = {width: 800, height: 448} as const;

/** The part of the picture that no control ever covers, in CSS pixels. */
export const OPEN_AREA: Area = {x: 0, y: 120, width: 800, height: 112};

/** The still life, frozen after its first painting. */
export const STILL_LIFE = 'source=scene&seed=1&freeze=1';

/** The smallest network, pinned: pictures compare, and two cores keep up. */
const QUICK = 'rung=192';

/**
 * Two pictures nearer than this, of 255, look the same. Rounding stays below: a 2-D canvas lays one
 * picture over another with a strength in 255ths, and rounds the colours.
 */
const SAME = 0.75;

/** A picture that is missing after this time will not come; paintings take a second at most. */
const PATIENCE_MS = 30_000;

/** How a mirror is opened. */
export interface MirrorOptions {
  /** Address parameters without the question mark. */
  readonly search?: string;
}

/**
 * Opens the mirror and waits for its first painting, or for the camera's picture on the canvas
 * where nothing is painted.
 */
export async function openMirror({search = ''}: MirrorOptions = {}): Promise<AppPage> {
  const app = await openApp({
    search: `?${[search, QUICK].filter((part) => part !== '').join('&')}`,
    context: {
      viewport: VIEWPORT,
      // Without fades, so that pictures can be compared right after a change.
      reducedMotion: 'reduce',
      permissions: ['camera', 'clipboard-read', 'clipboard-write'],
      // It would fetch and check every file behind the first painting.
      serviceWorkers: 'block',
    },
  });
  // Only the start takes long; everything else is answered within a moment.
  app.page.setDefaultTimeout(PATIENCE_MS / 2);
  await waitUntilShown(app.page);
  return app;
}

/** Waits until the canvas has faded in with the picture that the look asks for. */
export async function waitUntilShown(page: Page): Promise<void> {
  await page.waitForFunction(shows, null, {timeout: 2 * PATIENCE_MS});
}

/** Runs in the page. */
function shows(): boolean {
  const state = document.querySelector('pareidolia-app')?.parts?.store.state;
  const canvas = document.querySelector('#stage canvas');
  if (state === undefined || canvas === null || getComputedStyle(canvas).opacity !== '1') return false;
  const {paint: look, mode, engine} = state;
  const isPlain = mode === 'lens' || look.style === null || look.strength === 0;
  return isPlain ? engine.isShowing : engine.isPainted;
}

/** What the open part of the screen shows now. */
export function seeOpen(page: Page): Promise<Picture> {
  return see(page, OPEN_AREA);
}

/**
 * What a mirror shows that was opened at this address and not touched: compared with what the same
 * choices by hand show.
 */
export async function seeAt(search: string): Promise<Picture> {
  const app = await openMirror({search});
  const picture = await seeOpen(app.page);
  expectPeace(app);
  await app.close();
  return picture;
}

/** Waits until the screen shows this picture. */
export async function expectToShow(page: Page, wanted: Picture): Promise<void> {
  await expect
    .poll(async () => difference(await seeOpen(page), wanted), {timeout: PATIENCE_MS, interval: 0})
    .toBeLessThan(SAME);
}

/** Moves the mouse a little, which brings the controls, and waits for them. */
export async function wakeControls(page: Page): Promise<void> {
  const x = VIEWPORT.width / 2;
  const shown = page.locator('.controls:not(.is-away)');
  // Checked twice, because the first time they may have been fading out.
  for (const by of [0, 9]) {
    await page.mouse.move(x + by, 160 + by);
    await page.mouse.move(x + by + 3, 160 + by);
    await shown.waitFor();
  }
}
