/**
 * Tests of lenses on the screens they are made for: nothing lies on anything else or hangs out,
 * every caption lies below its picture, and all words can be read.
 */
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test, vi} from 'vitest';

import {CHAPTER_IDS} from '../../../src/catalogue/chapters.ts';
import {LENSES} from '../../../src/catalogue/lenses.ts';
import type {LensId} from '../../../src/catalogue/lenses.ts';
import type {AppPage} from '../browser/app-page.ts';
import {boxOf, expectInside, overlapsOf, SLACK, type Box} from '../browser/boxes.ts';
import {cutTextsIn} from '../browser/cut-texts.ts';
import {boxesOf, CONTROLS} from '../browser/deep-controls.ts';
import {waitForStillness} from '../browser/page-motion.ts';
import {speakOnPage} from '../browser/speak-on-page.ts';
import {closeInPeace, openQuickMirror} from '../browser/troubled-mirror.ts';
import {CHAPTERS as GERMAN_CHAPTERS} from '../../../src/words/de/chapters.ts';
import {LENSES as GERMAN_LENSES} from '../../../src/words/de/lenses.ts';
import {ENGLISH} from '../../../src/words/en.ts';

/** The solid things on the picture, with the pictures' area. */
const BLOCKS =
  'nav, .tools > button, .sign, .area, pareidolia-lens-readings, .controls, pareidolia-lens-chooser, pareidolia-shutter-button';

/**
 * Where words stand that are to be read as they are. The chooser's rows scroll sideways: only the
 * chosen chapter and lens have to be seen.
 */
const WORDS = 'nav, .sign, .area, pareidolia-lens-readings, pareidolia-lens-controls, [role=radio][aria-checked=true]';

/** A layout that is still wrong after this time stays wrong. */
const PATIENCE = {timeout: 5000, interval: 100};

/** Less, and nobody sees what a lens shows. */
const LEAST_SHARE = 0.12;

/** A picture narrower or lower than that, in CSS pixels, is none. */
const SMALLEST_PICTURE = 8;

const SCREENS = [
  {name: 'a wide screen', width: 1920, height: 1080},
  {name: 'a tall screen', width: 1080, height: 1920},
  {name: 'a phone', width: 390, height: 844},
] as const;

/** Too low for everything at once: there the controls scroll sideways. */
const LOW_SCREENS = [
  {name: 'a phone on its side', width: 844, height: 390},
  {name: 'a low screen', width: 640, height: 480},
] as const;

/** What each lens shows at the least once it has shown everything. */
const FEWEST: Readonly<Record<LensId, {readonly plates: number; readonly charts: number}>> = {
  labels: {plates: 1, charts: 0},
  activations: {plates: 32, charts: 0},
  excites: {plates: 2, charts: 0},
  filters: {plates: 32, charts: 0},
  layers: {plates: 17, charts: 24},
  saliency: {plates: 3, charts: 0},
  occlusion: {plates: 2, charts: 0},
  adversarial: {plates: 3, charts: 0},
  linear: {plates: 2, charts: 2},
  fingerprint: {plates: 9, charts: 0},
  playground: {plates: 2, charts: 1},
  map: {plates: 3, charts: 0},
  gradcam: {plates: 3, charts: 0},
  inversion: {plates: 2, charts: 1},
  repaint: {plates: 8, charts: 1},
  classes: {plates: 4, charts: 0},
  accentuate: {plates: 3, charts: 0},
};

let app: AppPage;

/** Registers the tests of these lenses. */
export function testLensLayouts(lenses: readonly LensId[]): void {
  beforeAll(async () => {
    app = await openQuickMirror({
      search: '?lens=labels&source=scene&seed=1&freeze=1',
      context: {hasTouch: true, viewport: SCREENS[2]},
    });
    await app.page.locator('pareidolia-lens-readings .word').first().waitFor();
    // A focus that the keyboard has moved keeps the controls: they stay for the measuring.
    await app.page.keyboard.press('Tab');
  });

  afterAll(async () => {
    await closeInPeace(app);
  });

  test.each(lenses.map((id) => ({id, title: ENGLISH.lenses[id].title})))(
    '$title has room on every screen, and can be read',
    async ({id}) => {
      const {page} = app;
      await pick(page, id);
      await waitForAll(page, id);
      for (const screen of SCREENS) {
        await showOn(page, screen);
        for (const language of ['en', 'de'] as const) {
          await speakOnPage(page, language);
          await waitForStillness(page);
          // Longer words make the label higher, and the pictures move up a display frame later.
          await vi.waitFor(async () => {
            await expectTidy(page, screen);
            await expectControlsInside(page, screen);
            await expectPictures(page);
          }, PATIENCE);
          expect(await cutTextsIn(page, WORDS), `cut on ${screen.name} in '${language}'`).toEqual([]);
        }
      }
    },
  );

  test.each(LOW_SCREENS)('a row of pictures has room on $name, too', async (screen) => {
    const {page} = app;
    await speakOnPage(page, 'en');
    await pick(page, 'saliency');
    await waitForAll(page, 'saliency');
    await showOn(page, screen);
    await expectTidy(page, screen);
    await expectPictures(page);
  });
}

type Screen = (typeof SCREENS | typeof LOW_SCREENS)[number];

/** Opens a lens. */
async function pick(page: Page, lens: LensId): Promise<void> {
  await page.evaluate((picked) => {
    document.querySelector('pareidolia-app')!.parts!.store.dispatch({kind: 'lens-picked', lens: picked});
  }, lens);
}

/** Waits until the lens has shown everything that it shows. */
async function waitForAll(page: Page, lens: LensId): Promise<void> {
  await page.waitForFunction(
    ([wanted, {plates, charts}]) => {
      const report = document.querySelector('pareidolia-app')?.parts?.store.state.lensReport;
      return report?.lens === wanted && report.plates.length >= plates && report.findings.charts.length >= charts;
    },
    [lens, FEWEST[lens]] as const,
  );
}

async function showOn(page: Page, {width, height}: Screen): Promise<void> {
  await page.setViewportSize({width, height});
  await waitForStillness(page);
}

async function expectTidy(page: Page, screen: Screen): Promise<void> {
  const blocks = await boxesOf(page, BLOCKS);
  // The modes, three tools, the label, the pictures, what was found, the controls, the lenses, the
  // shutter.
  // On a small screen and on a phone the label waits until the controls rest.
  const isLabelled = screen.width > 700 || (screen.width > 480 && screen.height > 480);
  expect(blocks, screen.name).toHaveLength(isLabelled ? 10 : 9);
  for (const block of blocks) expectInside(block, boxOf(screen));
  expect(overlapsOf(blocks), screen.name).toEqual([]);
  const area = blocks.find(({name}) => name.includes('.area'))!;
  const share = ((area.right - area.left) * (area.bottom - area.top)) / (screen.width * screen.height);
  expect(share, screen.name).toBeGreaterThan(LEAST_SHARE);
  // The chapter and the lens; where both rows are one that scrolls, the lens.
  const chosen = await boxesOf(page, '[role=radio][aria-checked=true]');
  expect(chosen, screen.name).toHaveLength(2);
  for (const tile of screen.height > 480 ? chosen : chosen.slice(1)) expectInside(tile, boxOf(screen));
}

/** None lies on another. The rows of the chooser scroll, and pictures are judged by themselves. */
async function expectControlsInside(page: Page, screen: Screen): Promise<void> {
  const titles = [
    ...LENSES.flatMap(({id}) => [ENGLISH.lenses[id].title, GERMAN_LENSES[id].title]),
    ...CHAPTER_IDS.flatMap((id) => [ENGLISH.chapters[id].title, GERMAN_CHAPTERS[id].title]),
  ];
  const tiles = new Set(titles.map((title) => `button. ${title}`));
  const controls = (await boxesOf(page, CONTROLS)).filter(({name}) => !tiles.has(name) && !name.includes('.plate'));
  for (const control of controls) expectInside(control, boxOf(screen));
  expect(overlapsOf(controls), screen.name).toEqual([]);
}

async function expectPictures(page: Page): Promise<void> {
  const [area] = await boxesOf(page, '.area');
  const pictures = await boxesOf(page, '.area > .plate');
  const captions = await boxesOf(page, '.area > .caption');
  for (const picture of pictures) {
    expect(picture.right - picture.left, picture.name).toBeGreaterThan(SMALLEST_PICTURE);
    expect(picture.bottom - picture.top, picture.name).toBeGreaterThan(SMALLEST_PICTURE);
  }
  for (const box of [...pictures, ...captions]) expectInside(box, area!);
  expect(overlapsOf([...pictures, ...captions])).toEqual([]);
  // Units have numbers instead of captions: then there are none at all.
  if (captions.length > 0) expect(captions).toHaveLength(pictures.length);
  for (const [index, caption] of captions.entries()) expectBelow(caption, pictures[index]!);
}

function expectBelow(caption: Box, picture: Box): void {
  expect(Math.abs(caption.left - picture.left), caption.name).toBeLessThan(SLACK);
  expect(Math.abs(caption.right - picture.right), caption.name).toBeLessThan(SLACK);
  expect(Math.abs(caption.top - picture.bottom), caption.name).toBeLessThan(SLACK);
}
