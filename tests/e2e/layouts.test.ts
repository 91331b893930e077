/**
 * The room on the screens it is made for: nothing lies on anything else, nothing lies where faces are, and the controls leave.
 */
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import type {AppPage} from '../support/app-page.ts';
import {boxesOf, CONTROLS, type Box} from '../support/deep-controls.ts';
import {waitForStillness} from '../support/page-motion.ts';
import {closeInPeace, openQuickMirror, waitForFacts} from '../support/troubled-mirror.ts';

/** The solid things on the picture, each of which may hold controls. The rest of the interface is transparent. */
const BLOCKS = 'nav, .tools > button, .card.is-shown, .plate, .bar, pareidolia-shutter-button, .tiles, .knob';

/** The same where the mirror is looked into, with the pictures' area. */
const LENS_BLOCKS =
  'nav, .tools > button, .plate, .area, pareidolia-lens-readings, pareidolia-lens-controls, pareidolia-lens-chooser, pareidolia-shutter-button';

/** Less, and nobody sees what a lens shows. */
const LEAST_LENS_SHARE = 0.12;

/** Rounding to device pixels. */
const SLACK = 0.5;

const SCREENS = [
  {name: 'a wide screen', width: 1920, height: 1080},
  {name: 'a tall screen', width: 1080, height: 1920},
  {name: 'a phone', width: 390, height: 844},
  {name: 'a phone on its side', width: 844, height: 390},
] as const;

const LOW_SCREEN = {name: 'a low screen', width: 640, height: 480} as const;

/** A notice, a wipe, the bars, the strip: all there at once. The mistake in the address brings the notice. */
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

describe.each(SCREENS)('on $name', ({width, height}) => {
  beforeAll(async () => {
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

describe('with a lens before the mirror', () => {
  let lens: AppPage;

  beforeAll(async () => {
    lens = await openQuickMirror({
      search: '?lens=saliency&source=scene&seed=1&freeze=1',
      context: {hasTouch: true, viewport: LOW_SCREEN},
    });
    await lens.page.locator('pareidolia-lens-readings .word').first().waitFor();
    await lens.page.keyboard.press('Tab');
  });

  afterAll(async () => {
    await closeInPeace(lens);
  });

  test.each([...SCREENS, LOW_SCREEN])(
    'nothing lies on anything else on $name, and the pictures have room',
    async (screen) => {
      const {width, height} = screen;
      await lens.page.setViewportSize({width, height});
      await waitForStillness(lens.page);
      const blocks = await boxesOf(lens.page, LENS_BLOCKS);
      // The modes, three tools, the label, the pictures, what was found, the controls, the lenses, the shutter.
      expect(blocks).toHaveLength(10);
      for (const block of blocks) expectInside(block, width, height);
      expect(overlapsOf(blocks)).toEqual([]);
      const area = blocks.find(({name}) => name.includes('.area'))!;
      expect(((area.right - area.left) * (area.bottom - area.top)) / (width * height)).toBeGreaterThan(
        LEAST_LENS_SHARE,
      );
    },
  );
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
  // The modes, three tools, the notice, the label, a bar, the shutter, the strip, the knob: none has been overlooked.
  expect(blocks.length).toBeGreaterThanOrEqual(10);
  for (const block of blocks) expectInside(block, width, height);
  expect(overlapsOf(blocks)).toEqual([]);
  // The strip scrolls sideways: its tiles lie outside of the screen by right.
  const controls = (await boxesOf(app.page, CONTROLS)).filter(({name}) => !/\.tile|\.grip/.test(name));
  for (const control of controls) expectInside(control, width, height);
  expect(overlapsOf(controls)).toEqual([]);
}

function expectInside({name, left, top, right, bottom}: Box, width: number, height: number): void {
  expect(left, name).toBeGreaterThanOrEqual(-SLACK);
  expect(top, name).toBeGreaterThanOrEqual(-SLACK);
  expect(right, name).toBeLessThanOrEqual(width + SLACK);
  expect(bottom, name).toBeLessThanOrEqual(height + SLACK);
}

function overlapsOf(boxes: readonly Box[]): readonly string[] {
  return boxes.flatMap((box, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => doOverlap(box, other))
      .map((other) => `${box.name} and ${other.name}`),
  );
}

function doOverlap(a: Box, b: Box): boolean {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > SLACK && height > SLACK;
}
