/**
 * Somebody opens the page and sees themselves: the fake camera, the plain mirror, the canvas, the
 * painting that lives.
 */
import type {Page} from 'playwright-core';
import {afterAll, afterEach, beforeAll, expect, test} from 'vitest';

import type {AppPage} from '../support/browser/app-page.ts';
import {openMirror, seeOpen, VIEWPORT, waitUntilShown} from '../support/browser/mirror-page.ts';
import {crop, difference, type Area, type Picture} from '../support/pictures/picture.ts';
import {expectPeace} from '../support/browser/app-page.ts';
import {see} from '../support/browser/see.ts';
import {statusOf} from '../support/browser/ask-app.ts';

/** Where the tiles are, in CSS pixels. */
const STRIP: Area = {x: 0, y: 360, width: VIEWPORT.width, height: VIEWPORT.height - 360};

let app: AppPage;

beforeAll(async () => {
  app = await openMirror();
});

afterEach(() => {
  expectPeace(app);
});

afterAll(async () => {
  await app.close();
});

test('the plain mirror is there before the networks are, then the canvas shows the camera, then a painting', async () => {
  const {page} = app;
  await page.addInitScript(recordStages);
  let deliver = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    deliver = resolve;
  });
  await page.route('**/weights.bin', async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();

  const video = page.locator('#stage[data-mirror=shown] video');
  await video.waitFor();
  const plain = await video.evaluate((element: HTMLVideoElement) => ({
    isPlaying: !element.paused && element.videoWidth > 0,
    opacity: getComputedStyle(element).opacity,
    scale: getComputedStyle(element).scale,
  }));
  expect(plain).toEqual({isPlaying: true, opacity: '1', scale: '-1 1'});
  expect(await page.evaluate(() => document.querySelector('#stage')?.getAttribute('data-canvas'))).toBe('away');

  deliver();
  await waitUntilShown(page);
  await page.unroute('**/weights.bin');
  const stages = await page.evaluate(() => window.stagesSeen);
  expect(stages.filter((stage, index) => stages.indexOf(stage) === index)).toEqual([
    'nothing',
    'plain mirror',
    'camera on the canvas',
    'painting',
  ]);
});

test('paintings follow one another, each of another moment', async () => {
  const {page} = app;
  await page.mouse.move(VIEWPORT.width / 2, 150);
  const {paintedFrames} = await statusOf(page);
  const before = await seeOpen(page);
  await expect
    .poll(async () => (await statusOf(page)).paintedFrames, {timeout: 20_000, interval: 0})
    .toBeGreaterThan(paintedFrames + 2);
  expect(difference(before, await seeOpen(page))).toBeGreaterThan(2);
});

test('every tile in sight is alive: painted, and painted again in its turn', async () => {
  const {page} = app;
  await page.keyboard.press('p');
  const areas = await tilesInSight(page);
  expect(areas.length).toBeGreaterThan(4);
  const beneath = await seeTiles(page, areas, false);
  let first = beneath;
  // A tile without a picture of its own lets the large one through.
  await expect
    .poll(
      async () => {
        first = await seeTiles(page, areas, true);
        return first.filter((tile, at) => difference(tile, beneath[at] ?? tile) > 4).length;
      },
      {timeout: 30_000, interval: 0},
    )
    .toBe(areas.length);

  await page.keyboard.press('p');
  const changed = new Set<number>();
  await expect
    .poll(
      async () => {
        for (const [at, tile] of (await seeTiles(page, areas, true)).entries()) {
          if (difference(tile, first[at] ?? tile) > 2) changed.add(at);
        }
        return changed.size;
      },
      {timeout: 60_000, interval: 0},
    )
    .toBe(areas.length);
});

/** Where the tiles are whose whole width is on the screen, without their rings. */
function tilesInSight(page: Page): Promise<Area[]> {
  return page.locator('.tile').evaluateAll((elements) =>
    elements
      .map((element) => element.getBoundingClientRect())
      .filter(({right}) => right <= window.innerWidth)
      .map(({x, y, width, height}) => ({
        x: Math.ceil(x) + 8,
        y: Math.ceil(y) + 8,
        width: Math.floor(width) - 16,
        height: Math.floor(height) - 16,
      })),
  );
}

/**
 * What is seen where the tiles are, with the controls there or, as after six seconds without a
 * touch, away.
 */
async function seeTiles(page: Page, areas: readonly Area[], areControlsShown: boolean): Promise<Picture[]> {
  await page.evaluate((areShown) => {
    document.querySelector('pareidolia-app')?.parts?.store.dispatch({kind: 'controls-changed', areShown});
  }, areControlsShown);
  await page.locator(areControlsShown ? '.strip:not(.is-away)' : '.strip.is-away').waitFor({state: 'attached'});
  const picture = await see(page, STRIP);
  return areas.map((area) => crop(picture, {...area, y: area.y - STRIP.y}));
}

/** Runs in the page before anything else: writes down what the stage shows, as it changes. */
function recordStages(): void {
  window.stagesSeen = [];
  const record = (): void => {
    const stage = document.querySelector<HTMLElement>('#stage');
    if (!stage) return;
    const {mirror, canvas} = stage.dataset;
    const isPainted = document.querySelector('pareidolia-app')?.parts?.store.state.engine.isPainted === true;
    if (canvas === 'shown') window.stagesSeen.push(isPainted ? 'painting' : 'camera on the canvas');
    else window.stagesSeen.push(mirror === 'shown' ? 'plain mirror' : 'nothing');
  };
  new MutationObserver(record).observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: ['data-mirror', 'data-canvas'],
  });
}

declare global {
  interface Window {
    /** What the stage has shown, in order. */
    stagesSeen: string[];
  }
}
