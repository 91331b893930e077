/**
 * The room on the screens it is made for: nothing lies on anything else, nothing lies where faces
 * are, and the controls leave.
 */
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import type {AppPage} from '../support/browser/app-page.ts';
import {boxOf, doOverlap, expectInside, overlapsOf} from '../support/browser/boxes.ts';
import {boxesOf, CONTROLS} from '../support/browser/deep-controls.ts';
import {waitForStillness} from '../support/browser/page-motion.ts';
import {speakOnPage} from '../support/browser/speak-on-page.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {closeInPeace, openQuickMirror} from '../support/browser/troubled-mirror.ts';

/**
 * The solid things on the picture, each of which may hold controls. The rest of the interface is
 * transparent.
 */
const BLOCKS = 'nav, .tools > button, .card.is-shown, .sign, .bar, pareidolia-shutter-button, .tiles, .knob';

const SCREENS = [
  {name: 'a wide screen', width: 1920, height: 1080},
  {name: 'a tall screen', width: 1080, height: 1920},
  {name: 'a phone', width: 390, height: 844},
  {name: 'a phone on its side', width: 844, height: 390},
] as const;

/**
 * A notice, a wipe, the bars, the strip: all there at once. The mistake in the address brings the
 * notice.
 */
const CROWDED = '?source=scene&seed=1&freeze=1&mistake=1';

let app: AppPage;

beforeAll(async () => {
  app = await openQuickMirror({search: CROWDED, context: {hasTouch: true, viewport: {width: 390, height: 844}}});
  await waitForFacts(app.page, {isPainted: true, notice: 'url-invalid'});
  await app.page.keyboard.press('w');
  // A focus that the keyboard has moved keeps the controls: they stay for the measuring.
  await app.page.keyboard.press('Tab');
});

afterAll(async () => {
  await closeInPeace(app);
});

const CASES = SCREENS.flatMap((screen) => [
  {...screen, language: 'en'} as const,
  {...screen, name: `${screen.name}, in German`, language: 'de'} as const,
]);

describe.each(CASES)('on $name', ({width, height, language}) => {
  beforeAll(async () => {
    await speakOnPage(app.page, language);
    await app.page.setViewportSize({width, height});
    await waitForStillness(app.page);
  });

  test('nothing lies on anything else or hangs out of the screen', async () => {
    await expectTidy({width, height});
  });

  test('nothing lies in the middle third, where faces are', async () => {
    const blocks = await boxesOf(app.page, BLOCKS);
    const middle = {
      name: 'the middle',
      left: width / 3,
      top: height / 3,
      right: (width * 2) / 3,
      bottom: (height * 2) / 3,
    };
    expect(blocks.filter((block) => doOverlap(block, middle))).toEqual([]);
  });

  test('a mix, with its slider, finds room as well', async () => {
    await app.page.keyboard.press('m');
    await app.page.locator('.bar.mix').waitFor();
    await waitForStillness(app.page);
    await expectTidy({width, height});
    await app.page.keyboard.press('n');
    await app.page.locator('.bar.mix').waitFor({state: 'detached'});
  });
});

test('the controls leave six seconds after the last touch, and a touch brings them back without pressing anything', async () => {
  await app.page.setViewportSize({width: 390, height: 844});
  await waitForStillness(app.page);
  const [shutter] = await boxesOf(app.page, 'pareidolia-shutter-button');
  await app.page.touchscreen.tap(195, 400);
  await waitForFacts(app.page, {areControlsShown: false});
  await app.page.locator('.controls.is-away').waitFor({state: 'hidden'});
  expect(await boxesOf(app.page, '.tile, .bar button, .tools button')).toEqual([]);
  await app.page.touchscreen.tap((shutter!.left + shutter!.right) / 2, (shutter!.top + shutter!.bottom) / 2);
  await waitForFacts(app.page, {areControlsShown: true, shot: 'none'});
  await app.page.locator('.controls:not(.is-away)').waitFor();
});

async function expectTidy({width, height}: {readonly width: number; readonly height: number}): Promise<void> {
  const blocks = await boxesOf(app.page, BLOCKS);
  // The modes, three tools, the notice, the label, a bar, the shutter, the strip, the knob: none
  // has been overlooked.
  expect(blocks.length).toBeGreaterThanOrEqual(10);
  for (const block of blocks) expectInside(block, boxOf({width, height}));
  expect(overlapsOf(blocks)).toEqual([]);
  // The strip scrolls sideways: its tiles lie outside of the screen by right.
  const controls = (await boxesOf(app.page, CONTROLS)).filter(({name}) => !/\.tile|\.grip/.test(name));
  for (const control of controls) expectInside(control, boxOf({width, height}));
  expect(overlapsOf(controls)).toEqual([]);
}
