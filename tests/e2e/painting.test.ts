/**
 * What hands do to the painting, measured on a still life that stands still. Each outcome is
 * compared with the picture that a fresh page shows at an address, so that keys, taps and links are
 * held to the same.
 */
import {afterAll, afterEach, beforeAll, beforeEach, expect, test} from 'vitest';

import {PLAIN_PAINT} from '../../src/protocol/paint.ts';
import type {AppPage} from '../support/browser/app-page.ts';
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
import {colourAt, difference, drawPicture, luma, mixPictures, type Picture} from '../support/pictures/picture.ts';
import {expectPeace} from '../support/browser/app-page.ts';
import {lookOf} from '../support/browser/ask-app.ts';

const WAVE = 'great-wave';
const NIGHT = 'starry-night';

let app: AppPage;
let camera: Picture;
let wave: Picture;
let night: Picture;
let half: Picture;

beforeAll(async () => {
  camera = await seeAt(`${STILL_LIFE}&style=plain`);
  night = await seeAt(`${STILL_LIFE}&style=${NIGHT}`);
  half = await seeAt(`${STILL_LIFE}&style=${WAVE}&mix=${NIGHT}:0.5`);
  app = await openMirror({search: STILL_LIFE});
  wave = await seeOpen(app.page);
});

beforeEach(async () => {
  await app.page.evaluate(({strength}) => {
    const store = document.querySelector('pareidolia-app')!.parts!.store;
    const {keepColours, wipe} = store.state.paint;
    store.dispatch({kind: 'style-picked', style: 'great-wave'});
    store.dispatch({kind: 'strength-set', strength});
    if (keepColours) store.dispatch({kind: 'colours-toggled'});
    if (wipe !== null) store.dispatch({kind: 'wipe-toggled'});
  }, PLAIN_PAINT);
  await expectToShow(app.page, wave);
  await wakeControls(app.page);
});

afterEach(() => {
  expectPeace(app);
});

afterAll(async () => {
  await app.close();
});

test('camera and styles are pictures far from one another', () => {
  expect(difference(camera, wave)).toBeGreaterThan(10);
  expect(difference(camera, night)).toBeGreaterThan(10);
  expect(difference(wave, night)).toBeGreaterThan(10);
});

test('a tap on a tile, an arrow and a digit paint in that style, and the address says so', async () => {
  const {page} = app;
  await page.getByRole('radio', {name: 'The Starry Night'}).click();
  await expectToShow(page, night);
  await page.waitForURL(/style=starry-night/);
  expect(await page.getByRole('radio', {name: 'The Starry Night'}).getAttribute('aria-checked')).toBe('true');
  await page.keyboard.press('ArrowLeft');
  await expectToShow(page, wave);
  await page.keyboard.press('2');
  await expectToShow(page, night);
  await page.keyboard.press('1');
  await page.keyboard.press('ArrowRight');
  await expectToShow(page, night);
});

test('0 shows the plain mirror, and again the painting; a tap on the chosen tile does the same', async () => {
  const {page} = app;
  await page.keyboard.press('0');
  await expectToShow(page, camera);
  await page.waitForURL(/style=plain/);
  await page.keyboard.press('0');
  await expectToShow(page, wave);
  await page.getByRole('radio', {name: 'The Great Wave'}).click();
  await expectToShow(page, camera);
});

test('half and half lies between the two paintings', () => {
  const apart = difference(wave, night);
  for (const pure of [wave, night]) {
    expect(difference(half, pure)).toBeGreaterThan(0.15 * apart);
    expect(difference(half, pure)).toBeLessThan(0.85 * apart);
  }
});

test('five presses of M mix half and half, five of N undo it', async () => {
  const {page} = app;
  for (let press = 0; press < 5; press++) await page.keyboard.press('m');
  await expectToShow(page, half);
  await page.waitForURL(/style=great-wave&mix=starry-night:0.5/);
  for (let press = 0; press < 5; press++) await page.keyboard.press('n');
  await expectToShow(page, wave);
  expect((await lookOf(page)).mixStyle).toBeNull();
});

test('a tile dragged half the way to the next one mixes half and half, and back undoes it', async () => {
  const {page} = app;
  const [from, to] = await Promise.all(
    ['The Great Wave', 'The Starry Night'].map((name) => page.getByRole('radio', {name}).boundingBox()),
  );
  if (!from || !to) throw new Error('The tiles have no place.');
  const x = from.x + from.width / 2;
  const y = from.y + from.height / 2;
  const pitch = to.x - from.x;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + pitch / 2, y, {steps: 4});
  await expectToShow(page, half);
  expect(await page.locator('pareidolia-wall-label .title').textContent()).toMatch(/Great Wave × Starry Night, 50/);
  await page.mouse.move(x, y, {steps: 4});
  await expectToShow(page, wave);
  await page.mouse.move(x + pitch, y, {steps: 8});
  await page.mouse.up();
  await expectToShow(page, night);
});

test('strength is the share of the painting in every pixel, by slider and by arrows', async () => {
  const {page} = app;
  const slider = page.getByRole('slider', {name: 'Strength'});
  await slider.fill('50');
  await expectToShow(page, mixPictures(camera, wave, 0.5));
  await slider.fill('0');
  await expectToShow(page, camera);
  await slider.blur();
  for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowUp');
  await expectToShow(page, mixPictures(camera, wave, 0.3));
  await page.waitForURL(/strength=0.3/);
  await page.keyboard.press('ArrowDown');
  await expectToShow(page, mixPictures(camera, wave, 0.2));
});

test('at strength 0 a picture given to the mirror is shown as it is, to the pixel', async () => {
  const still = await openMirror({search: `style=${NIGHT}&strength=0`});
  const photo = await app.page.screenshot({caret: 'initial'});
  await still.page.locator('input[type=file]').setInputFiles({name: 'photo.png', mimeType: 'image/png', buffer: photo});
  await expectToShow(still.page, await seeOpen(app.page));
  expectPeace(still);
  await still.close();
});

test('keep my colours takes the light from the painting and the colours from the camera', async () => {
  const {page} = app;
  await page.getByRole('button', {name: 'Keep my colours'}).click();
  await expectToShow(
    page,
    drawPicture(OPEN_AREA.width, OPEN_AREA.height, (x, y) => {
      const [red, green, blue] = colourAt(camera, x, y);
      const lift = luma(colourAt(wave, x, y)) - luma([red, green, blue]);
      return [red + lift, green + lift, blue + lift];
    }),
  );
  await page.keyboard.press('c');
  await expectToShow(page, wave);
});

test('left of the divider is the camera, right of it the painting, wherever the handle is dragged', async () => {
  const {page} = app;
  await page.getByRole('button', {name: 'Before and after'}).click();
  await expectToShow(page, dividedAt(0.5, await seeOpen(page)));
  const y = OPEN_AREA.y + OPEN_AREA.height / 2;
  await page.mouse.move(VIEWPORT.width / 2, y);
  await page.mouse.down();
  await page.mouse.move(VIEWPORT.width / 4, y, {steps: 5});
  await expect.poll(async () => (await lookOf(page)).wipe).toBe(0.25);
  await page.mouse.up();
  await expectToShow(page, dividedAt(0.25, await seeOpen(page)));
  await page.keyboard.press('w');
  await expectToShow(page, wave);
});

test('surprise me paints something else', async () => {
  const {page} = app;
  await page.getByRole('button', {name: 'Surprise me'}).click();
  await expect.poll(async () => difference(await seeOpen(page), wave)).toBeGreaterThan(5);
  const first = await lookOf(page);
  expect(first.style).not.toBe(WAVE);
  await page.keyboard.press('r');
  expect((await lookOf(page)).style).not.toBe(first.style);
});

/**
 * The two halves, and between them the divider's own line as it is drawn: 9 pixels with its rim.
 */
function dividedAt(share: number, seen: Picture): Picture {
  const line = share * OPEN_AREA.width;
  return drawPicture(OPEN_AREA.width, OPEN_AREA.height, (x, y) => {
    if (Math.abs(x + 0.5 - line) < 5) return colourAt(seen, x, y);
    return colourAt(x < line ? camera : wave, x, y);
  });
}
