/**
 * The smallest screens, and a page that is zoomed to 400 %: rows and panels scroll and the middle
 * may be covered, but every control can be tapped, and nothing lies on another.
 */
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import type {PanelName} from '../../src/page/state/app-state.ts';
import type {AppPage} from '../support/browser/app-page.ts';
import {boxOf, expectInside, overlapsOf} from '../support/browser/boxes.ts';
import {boxesOf} from '../support/browser/deep-controls.ts';
import {waitForStillness} from '../support/browser/page-motion.ts';
import {outOfReach} from '../support/browser/reach.ts';
import {speakOnPage} from '../support/browser/speak-on-page.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {closeInPeace, openQuickMirror} from '../support/browser/troubled-mirror.ts';
import {firstThenLong} from '../support/long.ts';

/** Long German words are tried where there is the least room for them. */
const SCREENS = [
  {name: 'a small phone on its side', width: 480, height: 320, languages: ['en']},
  {name: 'a very small screen', width: 320, height: 240, languages: ['en']},
  {name: 'a screen of 1280 by 720 that is zoomed to 400 %', width: 320, height: 180, languages: ['en', 'de']},
  {name: 'a small upright screen', width: 320, height: 480, languages: ['de', 'en']},
] as const;

/** The divider's line is as high as the screen: its knob stands for it. */
const CONTROLS = 'button:not(.plate), a[href], input:not([hidden]), select, summary, .knob';

/** What is solid on the picture. What scrolls sideways is one block. */
const BLOCKS =
  'nav, .tools > button, .card.is-shown, .sign, .area, pareidolia-lens-readings, .controls, pareidolia-shutter-button, .strip, .knob';

const PANELS = ['settings', 'gallery', 'help', 'status', 'licences', 'dream-steps'] as const satisfies PanelName[];

let app: AppPage;

beforeAll(async () => {
  app = await openQuickMirror({
    search: '?source=scene&seed=1&freeze=1&mistake=1&wipe=0.5',
    context: {hasTouch: true, viewport: {width: 480, height: 320}},
  });
  await waitForFacts(app.page, {isPainted: true, notice: 'url-invalid'});
});

afterAll(async () => {
  await closeInPeace(app);
});

async function onEveryScreen(check: (screen: (typeof SCREENS)[number]) => Promise<void>): Promise<void> {
  for (const screen of SCREENS) {
    const {width, height, languages} = screen;
    await app.page.setViewportSize({width, height});
    for (const language of languages) {
      await speakOnPage(app.page, language);
      // After six seconds alone the controls rest, and the label takes their place.
      await app.page.keyboard.press('Shift');
      await waitForStillness(app.page);
      await check(screen);
    }
  }
}

async function expectReach({name}: {readonly name: string}): Promise<void> {
  expect(
    await outOfReach(app.page, CONTROLS),
    `${name}, ${await app.page.locator('html').getAttribute('lang')}`,
  ).toEqual([]);
}

async function expectTidy(screen: (typeof SCREENS)[number]): Promise<void> {
  await expectReach(screen);
  const blocks = await boxesOf(app.page, BLOCKS);
  // The modes and the tools are one row, which scrolls.
  for (const block of blocks.filter(({name}) => !/^(nav|button)/.test(name))) expectInside(block, boxOf(screen));
  expect(overlapsOf(blocks), screen.name).toEqual([]);
}

describe('on every small screen', () => {
  beforeAll(async () => {
    // A focus that the keyboard has moved keeps the controls: they stay for the measuring.
    await app.page.keyboard.press('Tab');
  });

  test('a notice has room beside the controls', () => onEveryScreen(expectTidy));

  test('a mix and the divider have it, too', async () => {
    await app.page.keyboard.press('Escape');
    await app.page.keyboard.press('m');
    await app.page.locator('.bar.mix').waitFor();
    await onEveryScreen(expectTidy);
    await app.page.keyboard.press('n');
  });

  firstThenLong(PANELS)('all of the panel "%s" can be scrolled to', async (panel) => {
    await app.page.evaluate((name) => {
      document.querySelector('pareidolia-app')?.parts?.store.dispatch({kind: 'panel-opened', panel: name});
    }, panel);
    await app.page.locator('pareidolia-side-panel dialog').waitFor();
    await onEveryScreen(async (screen) => {
      await expectReach(screen);
      const body = app.page.locator('pareidolia-side-panel .body');
      expect(await body.evaluate(({scrollWidth, clientWidth}) => scrollWidth - clientWidth), screen.name).toBe(0);
    });
    await app.page.keyboard.press('Escape');
    await app.page.locator('pareidolia-side-panel').waitFor({state: 'detached'});
  });

  test('a picture can be kept, taken again, turned and saved', async () => {
    await app.page.locator('pareidolia-shutter-button button').click();
    await app.page.getByRole('button', {name: 'Keep', exact: true}).waitFor();
    await onEveryScreen(expectReach);
    await app.page.getByRole('button', {name: 'Retake'}).click();
    await waitForFacts(app.page, {shot: 'none'});
    await app.page.keyboard.press('Tab');
  });

  test('a dream has room', async () => {
    await app.page.waitForFunction(
      () => document.querySelector('pareidolia-app')?.parts?.store.state.engine.canPerceive,
    );
    await app.page.keyboard.press('d');
    await app.page.locator('pareidolia-dream-controls .bar').first().waitFor();
    await onEveryScreen(expectTidy);
  });

  firstThenLong([
    {lens: 'labels', keys: ['1', '1']},
    {lens: 'activations', keys: ['1', '2']},
    {lens: 'saliency', keys: ['2', '1']},
    {lens: 'playground', keys: ['5', '1']},
  ] as const)('the lens "$lens" has room', async ({lens, keys}) => {
    if ((await app.page.locator('pareidolia-lens-view').count()) === 0) await app.page.keyboard.press('l');
    for (const key of keys) await app.page.keyboard.press(key);
    await app.page.waitForFunction(
      (wanted) => document.querySelector('pareidolia-app')?.parts?.store.state.lensReport?.lens === wanted,
      lens,
    );
    await onEveryScreen(expectTidy);
  });
});
