/** Several visitors at one screen, and keyboards of every script. */
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest';

import type {AppPage} from '../../support/browser/app-page.ts';
import {Fingers, middleOf, type Spot} from '../../support/browser/fingers.ts';
import {waitForStillness} from '../../support/browser/page-motion.ts';
import {waitForFacts} from '../../support/browser/facts.ts';
import {closeInPeace, openQuickMirror} from '../../support/browser/troubled-mirror.ts';

/** On the picture, beside everything. */
const ON_THE_PICTURE: Spot = {x: 480, y: 240};

let app: AppPage;
let fingers: Fingers;

beforeAll(async () => {
  app = await openQuickMirror({search: '?source=scene&seed=1&freeze=1&wipe=0.5', context: {hasTouch: true}});
  await waitForFacts(app.page, {isPainted: true});
  fingers = await Fingers.over(app.page);
});

beforeEach(async () => {
  // Brings the controls.
  await app.page.keyboard.press('Tab');
  await waitForFacts(app.page, {areControlsShown: true});
});

afterEach(async () => {
  await fingers.liftAll();
});

afterAll(async () => {
  await closeInPeace(app);
});

/** What the visitor has chosen about the painting. */
function paint() {
  return app.page.evaluate(() => document.querySelector('pareidolia-app')!.parts!.store.state.paint);
}

describe('while a finger rests on the screen', () => {
  test('another chooses a painting, and lifting the first changes nothing', async () => {
    const tile = app.page.locator('.tile').nth(2);
    await fingers.put(1, ON_THE_PICTURE);
    await fingers.tap(2, await middleOf(tile));
    await expect.poll(() => tile.getAttribute('aria-checked')).toBe('true');
    await fingers.lift(1);
    await expect.poll(() => tile.getAttribute('aria-checked')).toBe('true');
  });

  test('on a control, another presses an icon as well', async () => {
    await fingers.put(1, await middleOf(app.page.locator('.tile').first()));
    await fingers.tap(2, await middleOf(app.page.locator('[data-panel=help] svg')));
    await app.page.locator('pareidolia-help-panel h2').waitFor();
    await waitForStillness(app.page);
    await fingers.tap(2, await middleOf(app.page.locator('pareidolia-side-panel button.round')));
    await app.page.locator('pareidolia-help-panel').waitFor({state: 'detached'});
  });

  test('after it has scrolled, another chooses a painting as well', async () => {
    const {x, y} = await middleOf(app.page.locator('.tile').nth(4));
    await fingers.put(1, {x, y});
    for (let way = 10; way <= 60; way += 10) await fingers.slide(1, {x: x - way, y});
    const tile = app.page.locator('.tile').nth(3);
    await fingers.tap(2, await middleOf(tile));
    await expect.poll(() => tile.getAttribute('aria-checked')).toBe('true');
  });

  test('another drags the divider', async () => {
    const knob = await middleOf(app.page.locator('.knob'));
    await fingers.put(1, await middleOf(app.page.locator('.tile').first()));
    await fingers.put(2, knob);
    await fingers.slide(2, {x: knob.x + 96, y: knob.y});
    await expect.poll(async () => (await paint()).wipe).toBeCloseTo(0.6, 1);
  });

  test('another moves a slider', async () => {
    const slider = app.page.locator('input[type=range]').first();
    const {x, y} = await middleOf(slider);
    await fingers.put(1, ON_THE_PICTURE);
    await fingers.put(2, {x, y});
    await fingers.slide(2, {x: x - 30, y});
    const {strength} = await paint();
    await fingers.slide(2, {x: x + 30, y});
    await expect.poll(async () => (await paint()).strength).toBeGreaterThan(strength);
  });

  test('another that slides away presses nothing', async () => {
    const tool = await middleOf(app.page.locator('[data-panel=help]'));
    await fingers.put(1, ON_THE_PICTURE);
    await fingers.put(2, tool);
    await fingers.slide(2, {x: tool.x, y: tool.y + 60});
    await fingers.lift(2);
    // A tap that follows is told after it: had the first one pressed, its panel would be open.
    const tile = app.page.locator('.tile').nth(4);
    await fingers.tap(3, await middleOf(tile));
    await expect.poll(() => tile.getAttribute('aria-checked')).toBe('true');
    expect(await app.page.locator('pareidolia-help-panel').count()).toBe(0);
  });
});

test('two taps at the same time both count, once each', async () => {
  const {keepColours} = await paint();
  const colours = await middleOf(app.page.locator('[aria-label="Keep my colours"]'));
  const tile = app.page.locator('.tile').nth(1);
  const spot = await middleOf(tile);
  await Promise.all([fingers.put(1, colours), fingers.put(2, spot), fingers.lift(1), fingers.lift(2)]);
  await expect.poll(() => tile.getAttribute('aria-checked')).toBe('true');
  expect((await paint()).keepColours).toBe(!keepColours);
});

test('a tap of a single finger counts once', async () => {
  const {keepColours} = await paint();
  await fingers.tap(1, await middleOf(app.page.locator('[aria-label="Keep my colours"]')));
  await expect.poll(async () => (await paint()).keepColours).toBe(!keepColours);
  // The next tap is told after everything that the first one has caused.
  const tile = app.page.locator('.tile').nth(2);
  await fingers.tap(1, await middleOf(tile));
  await expect.poll(() => tile.getAttribute('aria-checked')).toBe('true');
  expect((await paint()).keepColours).toBe(!keepColours);
});

describe('two fingers that spread', () => {
  /** Returns how much the page is magnified then. */
  async function spread({x, y}: Spot, from: number, to: number): Promise<number> {
    await fingers.put(1, {x: x - from, y});
    await fingers.put(2, {x: x + from, y});
    for (let step = 1; step <= 10; step++) {
      const distance = from + ((to - from) * step) / 10;
      await fingers.slide(1, {x: x - distance, y});
      await fingers.slide(2, {x: x + distance, y});
    }
    await fingers.lift(1);
    await fingers.lift(2);
    return app.page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      return window.visualViewport!.scale;
    });
  }

  test('do not magnify the mirror', async () => {
    expect(await spread(ON_THE_PICTURE, 20, 120)).toBe(1);
    expect(await spread(await middleOf(app.page.locator('.tile').nth(3)), 20, 120)).toBe(1);
  });

  test('magnify a panel, and on the mirror what is magnified can be turned back', async () => {
    await app.page.keyboard.press('h');
    const help = app.page.locator('pareidolia-side-panel .body');
    await help.waitFor();
    await waitForStillness(app.page);
    expect(await spread(await middleOf(help), 20, 120)).toBeGreaterThan(1);
    await app.page.keyboard.press('Escape');
    await app.page.locator(':root[data-zoomed]').waitFor();
    // The browser may still take the first fingers by the rules of the moment before.
    await expect.poll(() => spread(ON_THE_PICTURE, 200, 20)).toBe(1);
    await app.page.locator(':root:not([data-zoomed])').waitFor();
  });
});

test('a key of another script does what the Latin one in its place does', async () => {
  const session = await app.context.newCDPSession(app.page);
  await session.send('Input.dispatchKeyEvent', {type: 'keyDown', key: 'р', code: 'KeyH', text: 'р'});
  await session.send('Input.dispatchKeyEvent', {type: 'keyUp', key: 'р', code: 'KeyH'});
  await app.page.locator('pareidolia-help-panel h2').waitFor();
});
