/**
 * The kept pictures: looking at them, taking them home, letting them go. Real pictures in the real
 * IndexedDB; only the platform's share sheet is stubbed, which no headless browser has.
 */
import {afterAll, afterEach, beforeAll, beforeEach, expect, test} from 'vitest';
import type {Locator, Page} from 'playwright-core';

import type {AppPage} from '../support/browser/app-page.ts';
import {decodePng} from '../support/pictures/decode-png.ts';
import {openMirror, STILL_LIFE, waitUntilShown} from '../support/browser/mirror-page.ts';
import {difference} from '../support/pictures/picture.ts';
import {saveBy} from '../support/browser/take-picture.ts';
import {expectPeace} from '../support/browser/app-page.ts';

let app: AppPage;
let thumbs: Locator;

beforeAll(async () => {
  app = await openMirror({search: STILL_LIFE});
  thumbs = app.page.locator('pareidolia-gallery-panel .thumb');
});

beforeEach(async () => {
  await keepTwo(app.page);
  await app.page.keyboard.press('g');
  await thumbs.nth(1).waitFor();
});

afterEach(async () => {
  await app.page.getByRole('button', {name: 'Close', exact: true}).click();
  await app.page.locator('pareidolia-gallery-panel').waitFor({state: 'detached'});
  expectPeace(app);
});

afterAll(async () => {
  await app.close();
});

test('shows the newest first, and one of them large, with its title and size', async () => {
  const {page} = app;
  expect(await thumbs.locator('img').evaluateAll((images) => images.map((image) => image.getAttribute('alt')))).toEqual(
    [expect.stringMatching(/^Second, /), expect.stringMatching(/^First, /)],
  );
  await thumbs.nth(1).click();
  await page.getByRole('heading', {name: 'First'}).waitFor();
  const size = await page.locator('pareidolia-gallery-panel figure img').evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    return `${image.naturalWidth} × ${image.naturalHeight}`;
  });
  expect(await page.locator('figcaption').textContent()).toContain(`${size} pixels`);
  await page.getByRole('button', {name: 'All pictures'}).click();
  expect(await thumbs.count()).toBe(2);
});

test('saves a picture as PNG and as JPEG, at its full size', async () => {
  const {page} = app;
  await thumbs.first().click();
  const png = await saveBy(page, page.getByRole('button', {name: 'PNG'}));
  const jpeg = await saveBy(page, page.getByRole('button', {name: 'JPEG'}));
  expect(png.name).toMatch(/^pareidolia-second-[-\d]+\.png$/);
  expect(jpeg.name).toMatch(/^pareidolia-second-[-\d]+\.jpg$/);
  expect(png.bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect([...jpeg.bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  const picture = decodePng(png.bytes);
  const redrawn = decodePng(await toPng(page, jpeg.bytes));
  // The compression's own loss.
  expect(difference(picture, redrawn)).toBeLessThan(5);
});

test('hands the platform the picture as a file', async () => {
  const {page} = app;
  await page.evaluate(() => {
    window.shared = [];
    Object.assign(navigator, {
      canShare: ({files}: ShareData) => files?.length === 1,
      share: ({files, title}: ShareData) => {
        window.shared.push(
          `${title ?? ''}: ${files?.[0]?.name ?? ''}, ${files?.[0]?.type ?? ''}, ${files?.[0]?.size ?? 0}`,
        );
        return Promise.resolve();
      },
    });
  });
  await thumbs.first().click();
  await page.getByRole('button', {name: 'Share'}).click();
  await page.waitForFunction(() => window.shared.length === 1);
  const png = await saveBy(page, page.getByRole('button', {name: 'PNG'}));
  expect(await page.evaluate(() => window.shared)).toEqual([`Second: ${png.name}, image/png, ${png.bytes.length}`]);
});

test('a deletion can be taken back, and holds if the page goes in the same moment', async () => {
  const {page} = app;
  const deleteSecond = async () => {
    await page.getByRole('button', {name: /^Second/}).click();
    await page.getByRole('button', {name: 'Delete', exact: true}).click();
    await page.getByText('The picture is deleted.').waitFor();
    expect(await thumbs.count()).toBe(1);
  };
  await deleteSecond();
  await page.getByRole('button', {name: 'Undo'}).click();
  await thumbs.nth(1).waitFor();
  await deleteSecond();
  await page.reload();
  await waitUntilShown(page);
  await page.keyboard.press('g');
  await thumbs.first().waitFor();
  expect(await titlesKept(page)).toEqual(['First']);
});

test('all of them go after one question, and stay when the answer is no', async () => {
  const {page} = app;
  await page.getByRole('button', {name: 'Delete all'}).click();
  await page.getByText('Delete all 2 pictures? This cannot be undone.').waitFor();
  await page.getByRole('button', {name: 'Keep them'}).click();
  expect(await titlesKept(page)).toEqual(['Second', 'First']);
  await page.getByRole('button', {name: 'Delete all'}).click();
  await page.getByRole('button', {name: 'Delete all'}).click();
  await page.getByText('No pictures yet.').waitFor();
  expect(await titlesKept(page)).toEqual([]);
});

/**
 * Leaves exactly two pictures in the gallery, painted at full resolution as the shutter does,
 * without its countdown.
 */
async function keepTwo(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const {engine, gallery} = document.querySelector('pareidolia-app')!.parts!;
    const pixels = await engine.call('keep', {unmirrored: false, lens: null});
    await gallery.deleteAll();
    for (const [index, title] of ['First', 'Second'].entries())
      await gallery.keep({...pixels, title, keptAt: Date.now() + index});
  });
}

function titlesKept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const {gallery} = document.querySelector('pareidolia-app')!.parts!;
    const {ids} = await gallery.list();
    const glances = await Promise.all(ids.map((id) => gallery.glance(id)));
    return glances.map((glance) => glance?.title ?? '');
  });
}

/** What the browser makes of a file that claims to be a picture. */
async function toPng(page: Page, file: Buffer): Promise<Buffer> {
  const png = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    const blob = await canvas.convertToBlob();
    return btoa(Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(''));
  }, file.toString('base64'));
  return Buffer.from(png, 'base64');
}

declare global {
  interface Window {
    /** What the share sheet was given. */
    shared: string[];
  }
}
