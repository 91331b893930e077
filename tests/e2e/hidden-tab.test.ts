/**
 * A hidden tab: nothing is sent, nothing is painted, until somebody looks again.
 */
import type {BrowserContext, Page} from 'playwright-core';
import {expect, test} from 'vitest';

import {waitForFacts} from '../support/browser/facts.ts';
import {closeInPeace, openQuickMirror} from '../support/browser/troubled-mirror.ts';
import {statusOf} from '../support/browser/ask-app.ts';
import {LONG} from '../support/long.ts';

/**
 * Frames of the screen and of the camera that must pass without anything having happened: longer
 * than a picture is under way.
 */
const SCREEN_FRAMES = 60;
const CAMERA_FRAMES = 20;

declare global {
  interface Window {
    /** Camera frames that the page has sent to the engine. */
    framesSent: number;
  }
}

test('a hidden tab sends no frames and paints nothing, and goes on once it is seen', async () => {
  const app = await openQuickMirror({prepare: countSentFrames});
  const {page} = app;
  await waitForFacts(page, {isPainted: true, source: 'live'});
  await setVisibility(page, 'hidden');
  const atRest = await restingCounts(page);
  await watchCamera(page);
  expect(await counts(page)).toEqual(atRest);

  await setVisibility(page, 'visible');
  await page.waitForFunction((sent) => window.framesSent > sent + 2, atRest.sent);
  await expect.poll(async () => (await counts(page)).painted, {timeout: 20_000}).toBeGreaterThan(atRest.painted);
  await closeInPeace(app);
});

test('the still life stands while the tab is hidden, and turns on once it is seen', LONG, async () => {
  const app = await openQuickMirror({search: '?source=scene', prepare: countSentFrames});
  const {page} = app;
  await waitForFacts(page, {isPainted: true});
  await setVisibility(page, 'hidden');
  const {painted} = await restingCounts(page);
  await watchScreen(page);
  expect((await counts(page)).painted).toBe(painted);
  await setVisibility(page, 'visible');
  await expect.poll(async () => (await counts(page)).painted, {timeout: 20_000}).toBeGreaterThan(painted);
  await closeInPeace(app);
});

async function countSentFrames(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    window.framesSent = 0;
    const {postMessage} = Worker.prototype as {postMessage: (message: unknown, transfer: Transferable[]) => void};
    Worker.prototype.postMessage = function (this: Worker, message: unknown, transfer: unknown) {
      if ((message as {kind?: string}).kind === 'frame') window.framesSent++;
      postMessage.call(this, message, transfer as Transferable[]);
    };
  });
}

/** A headless browser hides no tab; this is how a page hears that one is. */
async function setVisibility(page: Page, state: DocumentVisibilityState): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', {value, configurable: true});
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

async function counts(page: Page): Promise<{readonly sent: number; readonly painted: number}> {
  const sent = await page.evaluate(() => window.framesSent);
  return {sent, painted: (await statusOf(page)).paintedFrames};
}

/** The counts once what was under way has ended. */
async function restingCounts(page: Page): Promise<{readonly sent: number; readonly painted: number}> {
  for (let before = await counts(page); ;) {
    await watchScreen(page);
    const now = await counts(page);
    if (now.painted === before.painted && now.sent === before.sent) return now;
    before = now;
  }
}

/** Lets as many display frames pass as a picture may take. */
async function watchScreen(page: Page): Promise<void> {
  await page.evaluate(async (count) => {
    for (let seen = 0; seen < count; seen++) await new Promise(requestAnimationFrame);
  }, SCREEN_FRAMES);
}

/** Lets the camera send as many frames. The video beneath the canvas presents none of them. */
async function watchCamera(page: Page): Promise<void> {
  await page.evaluate(async (count) => {
    const [track] = (document.querySelector('video')!.srcObject as MediaStream).getVideoTracks();
    const reader = new window.MediaStreamTrackProcessor({track: track!, maxBufferSize: 1}).readable.getReader();
    for (let seen = 0; seen < count; seen++) (await reader.read()).value?.close();
    await reader.cancel();
  }, CAMERA_FRAMES);
}
