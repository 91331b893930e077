/**
 * The look inside in the built app, on the processor: it finds words, steps through every lens,
 * survives a wish it cannot fulfil, and a link brings the same view back.
 */
import type {Locator, Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';

import {LENSES} from '../../src/catalogue/lenses.ts';
import type {LensReport} from '../../src/protocol/lens.ts';
import type {LensOptions} from '../../src/catalogue/lenses.ts';
import {expectPeace, type AppPage} from '../support/browser/app-page.ts';
import {statusOf} from '../support/browser/ask-app.ts';
import {openMirror, STILL_LIFE} from '../support/browser/mirror-page.ts';
import {ENGLISH} from '../../src/words/en.ts';
import {LONG} from '../support/long.ts';

/** Gradients of a whole network on two cores. */
const PATIENCE = {timeout: 60_000, interval: 0};

let app: AppPage;

beforeAll(async () => {
  app = await openMirror({search: `mode=lens&${STILL_LIFE}`});
});

afterAll(async () => {
  await app.close();
});

test('a link to the mode opens on words with shares', async () => {
  const {page} = app;
  const words = page.locator('pareidolia-lens-readings .word');
  await expect.poll(() => words.count(), PATIENCE).toBe(5);
  for (const text of await words.allInnerTexts()) expect(text).toMatch(/^[A-Za-z]/);
  await page.locator('pareidolia-mode-row [data-mode=lens][aria-current=true]').waitFor({state: 'attached'});
});

test('the arrows go through all lenses, each shows something of its own, and nothing fails', async () => {
  const {page} = app;
  for (const {id} of [...LENSES.slice(1), LENSES[0]!]) {
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await reportOf(page))?.lens, PATIENCE).toBe(id);
    await page.locator('pareidolia-wall-label .title', {hasText: ENGLISH.lenses[id].title}).waitFor();
  }
  expect((await statusOf(page)).failures).toEqual([]);
});

test('a stroke over a plate steps to another lens, and presses nothing', async () => {
  const {page} = app;
  await page.evaluate(() => {
    document.querySelector('pareidolia-app')!.parts!.store.dispatch({kind: 'lens-picked', lens: 'filters'});
  });
  const plate = page.locator('pareidolia-lens-view button.plate').first();
  await plate.waitFor();
  const {x, y} = await middleOf(plate);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 90, y, {steps: 4});
  await page.mouse.up();
  await expect.poll(async () => (await lookOf(page)).lens).not.toBe('filters');
  await page.evaluate(() => {
    document.querySelector('pareidolia-app')!.parts!.store.dispatch({kind: 'lens-picked', lens: 'filters'});
  });
  expect(await lookOf(page)).toMatchObject({lens: 'filters', options: {unit: null}});
});

test('a finger slides over cells too small for it, reads which one it is on, and chooses by lifting; the keyboard goes cell by cell', async () => {
  const {page, context} = app;
  await page.keyboard.press('1');
  await page.keyboard.press('2');
  const cell = (unit: number) => page.locator(`pareidolia-lens-view button[data-plate=unit-${unit}]`);
  const bubble = page.locator('pareidolia-lens-view .bubble');
  const session = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: {x: number; y: number}[]) =>
    session.send('Input.dispatchTouchEvent', {type, touchPoints});
  await cell(60).waitFor();
  const from = await middleOf(cell(2));
  const to = await middleOf(cell(60));

  // Far sideways: elsewhere such a stroke swipes to another lens.
  await touch('touchStart', from);
  await touch('touchMove', {x: 1, y: from.y});
  await bubble.waitFor({state: 'detached'});
  await touch('touchEnd');
  expect(await lookOf(page)).toMatchObject({lens: 'activations', options: {unit: null}});

  await cell(2).focus();
  await page.keyboard.press('ArrowRight');
  const {plates} = (await reportOf(page))!;
  await page
    .getByRole('button', {name: `Unit 3 of ${plates.length}`, exact: true})
    .and(page.locator(':focus'))
    .waitFor();

  await touch('touchStart', from);
  await bubble.filter({hasText: /^Unit 2$/}).waitFor();
  await touch('touchMove', to);
  await bubble.filter({hasText: /^Unit 60$/}).waitFor();
  expect(await lookOf(page)).toMatchObject({options: {unit: null}});
  await touch('touchEnd');
  expect(await lookOf(page)).toMatchObject({lens: 'activations', options: {unit: 60}});
  await bubble.waitFor({state: 'detached'});
  await session.detach();
});

test(
  'a word that the network does not know is named in a sentence, and the lens goes on without it',
  LONG,
  async () => {
    const broken = await openMirror({search: `lens=saliency&class=flurb&${STILL_LIFE}`});
    const sentence = broken.page.locator('pareidolia-notice .sentence[data-code=layer-unknown]');
    await expect.poll(() => sentence.allInnerTexts(), PATIENCE).toEqual([expect.stringContaining('“flurb”')]);
    await expect.poll(async () => (await reportOf(broken.page))?.findings.label, PATIENCE).toMatch(/^[A-Za-z]/);
    expectPeace(broken);
    await broken.close();
  },
);

test('a copied link brings the same view back', async () => {
  const {page} = app;
  await page.keyboard.press('2');
  await page.keyboard.press('1');
  const word = page.locator('pareidolia-lens-controls [data-control=label]');
  await word.fill('cup');
  await word.press('Enter');
  await page.locator('pareidolia-lens-controls [data-control=layer]').selectOption('conv4b-relu');
  await page.waitForURL(/lens=saliency&layer=conv4b&class=cup/);
  const asked = {lens: 'saliency', findings: {label: 'cup'}};
  await expect.poll(() => reportOf(page), PATIENCE).toMatchObject(asked);
  const shown = await reportOf(page);
  const again = await openMirror({search: 'lens=saliency&layer=conv4&class=cup&freeze=1&source=scene&seed=1'});
  await expect.poll(() => reportOf(again.page), PATIENCE).toMatchObject(asked);
  expect((await reportOf(again.page))?.plates.map(({id}) => id)).toEqual(shown?.plates.map(({id}) => id));
  expectPeace(again);
  await again.close();
  expectPeace(app);
});

/** What is asked of the lens, as the page holds it. */
function lookOf(page: Page): Promise<LensOptions> {
  return page.evaluate(() => document.querySelector('pareidolia-app')!.parts!.store.state.lens);
}

/** The middle of what is shown, in CSS pixels of the viewport. */
async function middleOf(shown: Locator): Promise<{readonly x: number; readonly y: number}> {
  const {x, y, width, height} = (await shown.boundingBox())!;
  return {x: x + width / 2, y: y + height / 2};
}

/** What the lens found last, as the page holds it. */
function reportOf(page: Page): Promise<LensReport | null> {
  return page.evaluate(() => document.querySelector('pareidolia-app')!.parts!.store.state.lensReport);
}
