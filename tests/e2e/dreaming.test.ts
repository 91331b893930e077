/**
 * The dream in the built app, on the processor: it grows on a picture that stands still, follows
 * another picture, is kept, and fades.
 */
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import {serveAltered, rewrite} from '../support/browser/altered-site.ts';
import {expectPeace, type AppPage} from '../support/browser/app-page.ts';
import {statusOf} from '../support/browser/ask-app.ts';
import {decodePng} from '../support/pictures/decode-png.ts';
import {
  expectToShow,
  OPEN_AREA,
  openMirror,
  seeAt,
  seeOpen,
  STILL_LIFE,
  VIEWPORT,
  wakeControls,
} from '../support/browser/mirror-page.ts';
import {flatPng} from '../support/pictures/flat-png.ts';
import {averageOver, crop, difference, type Picture} from '../support/pictures/picture.ts';
import {saveBy, takePicture} from '../support/browser/take-picture.ts';
import {
  closeInPeace,
  expectDetail,
  expectPicture,
  expectSentence,
  openQuickMirror,
} from '../support/browser/troubled-mirror.ts';
import {firstThenLong} from '../support/long.ts';

const PATIENCE = {timeout: 30_000, interval: 0};

/** A picture of another shape than the screen's. */
const POSTER = resolve(import.meta.dirname, '../../public/icons/icon-192.png');

let app: AppPage;
let awake: Picture;

beforeAll(async () => {
  awake = await seeAt(`${STILL_LIFE}&style=plain`);
  app = await openMirror({search: `${STILL_LIFE}&style=plain&mode=dream&depth=1`});
});

afterAll(async () => {
  await app.close();
});

test('a link to a dream opens dreaming, and the picture departs more and more from the plain one', async () => {
  const {page} = app;
  await expect.poll(() => departure(page, awake), PATIENCE).toBeGreaterThan(1);
  await expect.poll(() => departure(page, awake), PATIENCE).toBeGreaterThan(3);
  // What is dreamt over can still be made out.
  expect(difference(averageOver(await seeOpen(page), 20, 4), averageOver(awake, 20, 4))).toBeLessThan(25);
  expect((await statusOf(page)).dream).toMatchObject({engine: expect.stringMatching(/wasm/) as string});
});

test('switched off and on in the middle of an octave, it dreams on, and nothing fails', async () => {
  const {page} = app;
  for (let press = 0; press < 4; press++) await page.keyboard.press('d');
  const {dream} = await statusOf(page);
  await page.keyboard.press('r');
  await expect.poll(async () => (await statusOf(page)).dream?.steps, PATIENCE).toBeGreaterThan((dream?.steps ?? 0) + 2);
  expect((await statusOf(page)).failures).toEqual([]);
  await page.waitForURL(/mode=dream.*dream=/);
});

test('what is kept is the dream at the full size of the source, under the name of the dream', async () => {
  const {page} = app;
  await takePicture(page);
  const {name, bytes} = await saveBy(page, page.getByRole('button', {name: 'PNG'}));
  expect(name).toMatch(/^pareidolia-dream-/);
  const kept = decodePng(bytes);
  const scale = kept.width / VIEWPORT.width;
  const {y, height} = OPEN_AREA;
  const open = crop(kept, {x: 0, y: Math.round(y * scale), width: kept.width, height: Math.round(height * scale)});
  const small = averageOver(open, 200, 42);
  expect(difference(small, averageOver(awake, 200, 42))).toBeGreaterThan(2);
  await page.getByRole('button', {name: 'Retake'}).click();
  await page.locator('pareidolia-shot-review').waitFor({state: 'detached'});
});

test('it follows to another picture, and fades from it when the mode is left', async () => {
  const {page} = app;
  await page
    .locator('input[type=file]')
    .setInputFiles({name: 'icon.png', mimeType: 'image/png', buffer: readFileSync(POSTER)});
  await expect.poll(() => departure(page, awake), PATIENCE).toBeGreaterThan(20);
  const before = (await statusOf(page)).dream?.steps ?? 0;
  await expect.poll(async () => (await statusOf(page)).dream?.steps, PATIENCE).toBeGreaterThan(before + 2);
  const dreamt = await seeOpen(page);
  await page.keyboard.press('d');
  await expect.poll(async () => (await statusOf(page)).dream, PATIENCE).toBeNull();
  const faded = await seeOpen(page);
  expect(difference(faded, dreamt)).toBeGreaterThan(1);
  // Nothing of it is left: the plain picture stands still.
  await expectToShow(page, faded);
  expectPeace(app);
});

describe('held up,', () => {
  let guided: AppPage;

  beforeAll(async () => {
    guided = await openMirror({search: `${STILL_LIFE}&style=plain&mode=dream`});
  });

  afterAll(async () => {
    await guided.close();
  });

  firstThenLong([
    {name: 'a single pixel', width: 1, height: 1, seen: {width: 1, height: 1}, code: 'guide-too-small'},
    {name: 'forty-eight million', width: 8000, height: 6000, seen: {width: 4096, height: 3072}, code: null},
  ])('$name is refused in a sentence or dreamt of, and the mirror goes on', async ({width, height, seen, code}) => {
    const {page} = guided;
    const buffer = flatPng(width, height, [170, 102, 51]);
    await page.locator('input[type=file]').setInputFiles({name: 'guide.png', mimeType: 'image/png', buffer});
    await page.waitForFunction(
      () => document.querySelector('pareidolia-app')!.parts!.store.state.sourceState.kind === 'live',
    );
    await expect.poll(async () => (await statusOf(page)).sourceSize, PATIENCE).toEqual(seen);
    await wakeControls(page);
    await page.getByRole('button', {name: 'Dream of this'}).click();
    if (code === null) await page.locator('[data-choice=yours][aria-checked=true]').waitFor({state: 'attached'});
    else await page.locator(`pareidolia-notice .sentence[data-code=${code}]`).waitFor();
    const before = (await statusOf(page)).dream?.steps ?? 0;
    await expect.poll(async () => (await statusOf(page)).dream?.steps, PATIENCE).toBeGreaterThan(before);
    expectPeace(guided);
  });
});

test('with a damaged network it says so, and paints on', async () => {
  const server = await serveAltered(rewrite('models/perception/weights.bin', (bytes) => bytes.subarray(1)));
  const broken = await openQuickMirror({
    origin: server.origin,
    search: '?mode=dream&source=scene',
  });
  await expectSentence(broken.page, 'dream-unavailable');
  await expectDetail(broken.page, 'dream-unavailable', /^model-corrupt: perception\/weights\.bin has \d+ bytes/);
  await expectPicture(broken.page);
  await expect.poll(async () => (await statusOf(broken.page)).paintedFrames, PATIENCE).toBeGreaterThan(0);
  await closeInPeace(broken);
  await server.stop();
});

/** How far the screen is from a picture. */
async function departure(page: Page, from: Picture): Promise<number> {
  return difference(await seeOpen(page), from);
}
