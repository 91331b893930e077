/**
 * Taking a picture of the fake camera: countdown, flash, the finished picture, the decision.
 */
import type {Page} from 'playwright-core';
import {afterAll, afterEach, beforeAll, expect, test} from 'vitest';

import type {AppPage} from '../../support/browser/app-page.ts';
import {decodePng} from '../../support/pictures/decode-png.ts';
import {CARD, isInkOnCard} from '../../support/browser/fake-camera.ts';
import {OPEN_AREA, openMirror, seeOpen, VIEWPORT, waitUntilShown} from '../../support/browser/mirror-page.ts';
import {
  averageOver,
  colourAt,
  crop,
  detailOf,
  difference,
  luma,
  mirrored,
  type Picture,
} from '../../support/pictures/picture.ts';
import {saveBy, takePicture} from '../../support/browser/take-picture.ts';
import {expectPeace} from '../../support/browser/app-page.ts';
import {statusOf} from '../../support/browser/ask-app.ts';

/** The camera's frame, of which the canvas shows the whole width. */
const FRAME = {width: 640, height: 480};
const KEPT = {width: 640, height: Math.round((FRAME.width * VIEWPORT.height) / VIEWPORT.width)};

let app: AppPage;

beforeAll(async () => {
  app = await openMirror();
});

afterEach(async () => {
  // A test that failed half-way leaves its picture behind.
  await app.page.evaluate(() => {
    document.querySelector('pareidolia-app')!.parts!.shots.end();
  });
  expectPeace(app);
});

afterAll(async () => {
  await app.close();
});

test('Esc or a tap stops the countdown, and no picture is taken', async () => {
  const {page} = app;
  await recordShots(page);
  await page.keyboard.press(' ');
  const numeral = page.locator('pareidolia-countdown .numeral');
  await numeral.waitFor();
  // Read from two metres: a third of the short side.
  expect((await numeral.boundingBox())?.height).toBeGreaterThan(VIEWPORT.height * 0.29);
  await page.keyboard.press('Escape');
  await page.locator('pareidolia-countdown').waitFor({state: 'detached'});
  const seen = await page.evaluate(() => window.shotsSeen);
  expect(seen[0]).toBe('counting 3');
  expect(seen.at(-1)).toBe('none');
  await page.keyboard.press(' ');
  const button = (await page.getByRole('button', {name: 'Look up here. Tap to stop.'}).boundingBox())!;
  // A tap within the first half second is the other half of a double tap.
  await numeral.and(page.getByText('2')).waitFor();
  // A locator's click waits for the button to stand still: on a busy machine the count ends first.
  await page.mouse.click(button.x + button.width / 2, button.y + button.height / 2);
  await page.locator('pareidolia-countdown').waitFor({state: 'detached'});
  expect(await page.evaluate(() => window.shotsSeen)).not.toContain('finishing');
  expect(await isMoving(page)).toBe(true);
});

test('three, two, one, a flash: then the painting the visitor saw, finer, at the full resolution of the camera', async () => {
  const {page} = app;
  await page.keyboard.press('p');
  const seen = await seeHeld(page);
  await recordShots(page);
  await watchForFlash(page);
  await takePicture(page);
  expect(await page.evaluate(() => window.shotsSeen)).toEqual([
    'counting 3',
    'counting 2',
    'counting 1',
    'finishing',
    'review',
  ]);
  const {before, brightest} = await page.evaluate(() => window.light);
  // The picture stands still: only a light can make it brighter.
  expect(brightest).toBeGreaterThan(before + (255 - before) / 3);

  const {name, bytes} = await saveBy(page, page.getByRole('button', {name: 'PNG'}));
  expect(name).toMatch(/^pareidolia-the-great-wave-off-kanagawa-[-\d]+\.png$/);
  const picture = decodePng(bytes);
  expect({width: picture.width, height: picture.height}).toEqual(KEPT);
  const kept = cropToOpenArea(picture);
  expect(difference(averageOver(kept, 40, 8), averageOver(seen, 40, 8))).toBeLessThan(4);
  expect(detailOf(kept)).toBeGreaterThan(1.1 * detailOf(averageOver(seen, kept.width, kept.height)));

  // As in a looking-glass, unless text shall be read.
  expect(letterContrast(mirrored(picture))).toBeGreaterThan(40);
  await page.getByRole('button', {name: 'Text the right way round', pressed: false}).click();
  await page.getByRole('button', {name: 'Text the right way round', pressed: true}).waitFor();
  const turned = decodePng((await saveBy(page, page.getByRole('button', {name: 'PNG'}))).bytes);
  expect(letterContrast(turned)).toBeGreaterThan(40);
  expect(letterContrast(turned)).toBeGreaterThan(2 * letterContrast(mirrored(turned)));
  expect(difference(turned, mirrored(picture))).toBeLessThan(0.5);

  await page.getByRole('button', {name: 'Retake'}).click();
  await page.locator('pareidolia-shot-review').waitFor({state: 'detached'});
  expect(await isMoving(page)).toBe(true);
});

test('Esc and retaking drop a picture; a kept one is in the gallery, after a reload too', async () => {
  const {page} = app;
  await takePicture(page);
  await page.getByRole('button', {name: 'Retake'}).click();
  await takePicture(page);
  await page.keyboard.press('Escape');
  await page.locator('pareidolia-shot-review').waitFor({state: 'detached'});
  await takePicture(page);
  await page.getByRole('button', {name: 'Keep', exact: true}).click();
  await page.getByText('Kept on this device.').waitFor();
  await page.getByRole('button', {name: 'Back to the mirror'}).click();
  await page.locator('pareidolia-shot-review').waitFor({state: 'detached'});

  await page.reload();
  await waitUntilShown(page);
  await page.keyboard.press('g');
  const thumbs = page.locator('pareidolia-gallery-panel .thumb');
  await thumbs.first().waitFor();
  expect(await thumbs.count()).toBe(1);
  await thumbs.first().click();
  await page.getByText(`${KEPT.width} × ${KEPT.height} pixels`).waitFor();
  await page.keyboard.press('Escape');
});

/** Longer than a painting takes: a picture that has stood still for less may still be replaced. */
const STANDS_STILL_MS = 1500;

/**
 * The frozen painting, once it is there: the frame under way when the key was pressed may still
 * replace it.
 */
async function seeHeld(page: Page): Promise<Picture> {
  let last = await seeOpen(page);
  await expect
    .poll(
      async () => {
        await page.waitForTimeout(STANDS_STILL_MS);
        const now = await seeOpen(page);
        const moved = difference(now, last);
        last = now;
        return moved;
      },
      {timeout: 20_000},
    )
    .toBe(0);
  return last;
}

/** Whether the mirror paints new frames. */
async function isMoving(page: Page): Promise<boolean> {
  const {paintedFrames} = await statusOf(page);
  await expect.poll(async () => (await statusOf(page)).paintedFrames, {timeout: 10_000}).toBeGreaterThan(paintedFrames);
  return true;
}

/** Writes down the steps of taking a picture, from now on. */
async function recordShots(page: Page): Promise<void> {
  await page.evaluate(() => {
    const steps: string[] = [];
    window.shotsSeen = steps;
    const {store} = document.querySelector('pareidolia-app')!.parts!;
    const stepOf = ({shot}: typeof store.state): string =>
      shot.kind === 'counting' ? `counting ${shot.remaining}` : shot.kind;
    store.subscribe((next, previous) => {
      if (stepOf(next) !== stepOf(previous)) steps.push(stepOf(next));
    });
  });
}

/** Measures the canvas' mean light now, and at each display frame until the picture is finished. */
async function watchForFlash(page: Page): Promise<void> {
  await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('#stage canvas')!;
    const probe = new OffscreenCanvas(8, 8).getContext('2d', {willReadFrequently: true})!;
    const measure = (): number => {
      probe.drawImage(canvas, 0, 0, 8, 8);
      const {data} = probe.getImageData(0, 0, 8, 8);
      return data.reduce((sum, value) => sum + value, -255 * 64) / (64 * 3);
    };
    const before = measure();
    window.light = {before, brightest: before};
    const look = (): void => {
      window.light = {before, brightest: Math.max(window.light.brightest, measure())};
      const {shot} = document.querySelector('pareidolia-app')!.parts!.store.state;
      if (shot.kind !== 'review') requestAnimationFrame(look);
    };
    look();
  });
}

/** The part of a kept picture that OPEN_AREA shows of the canvas. */
function cropToOpenArea(picture: Picture): Picture {
  const scale = picture.width / VIEWPORT.width;
  return crop(picture, {
    x: 0,
    y: Math.round(OPEN_AREA.y * scale),
    width: picture.width,
    height: Math.round(OPEN_AREA.height * scale),
  });
}

/**
 * How much lighter the paper of the card is than the letter on it, where the camera has the card:
 * low for a letter turned round.
 */
function letterContrast(picture: Picture): number {
  const cut = (FRAME.height - picture.height) / 2;
  const light = {ink: [] as number[], paper: [] as number[]};
  for (let y = 0; y < CARD.height * FRAME.height; y++) {
    for (let x = 0; x < CARD.width * FRAME.width; x++) {
      const isInk = isInkOnCard(x / (CARD.width * FRAME.width), y / (CARD.height * FRAME.height));
      const colour = colourAt(
        picture,
        Math.round(CARD.x * FRAME.width) + x,
        Math.round(CARD.y * FRAME.height - cut) + y,
      );
      light[isInk ? 'ink' : 'paper'].push(luma(colour));
    }
  }
  return mean(light.paper) - mean(light.ink);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

declare global {
  interface Window {
    /** The steps of taking a picture, in order. */
    shotsSeen: string[];
    /** Mean light of the canvas, 0..255. */
    light: {readonly before: number; readonly brightest: number};
  }
}
