/**
 * Two losses of the GPU process within two minutes: from then on the browser refuses the GPU to the
 * site, and a quick start would be one more loss.
 *
 * @module-tag long
 */
import {chromium, type Page} from 'playwright-core';
import {expect, inject, test} from 'vitest';

import type {EngineStatus} from '../../src/protocol/status.ts';
import {chromiumLaunchOptions, fakeCameraFlags} from '../support/browser/chromium.ts';
import {crashGpuProcess} from '../support/browser/crash-gpu-process.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {statusOf} from '../support/browser/ask-app.ts';
import {closeInPeace, expectPicture, expectSentence, openQuickMirror} from '../support/browser/troubled-mirror.ts';

/** Null while no engine answers. */
async function askForStatus(page: Page): Promise<EngineStatus | null> {
  try {
    return await statusOf(page);
  } catch {
    return null;
  }
}

test('after two losses the processor paints until the card has rested', async () => {
  const flags = [...fakeCameraFlags(inject('cameraFilm')), '--disable-gpu-process-crash-limit'];
  const browser = await chromium.launch(chromiumLaunchOptions(flags));
  const app = await openQuickMirror({search: '?style=the-scream&canvas=gpu', browser});
  await waitForFacts(app.page, {isPainted: true, source: 'live'});
  await crashGpuProcess(browser);
  await waitForFacts(app.page, {isShowing: false});
  await waitForFacts(app.page, {isPainted: true, notice: null});
  const lostAt = performance.now();
  await crashGpuProcess(browser);
  await expectSentence(app.page, 'gpu-blocked');
  await expectPicture(app.page);
  await waitForFacts(app.page, {isPainted: true, notice: null});
  expect((await statusOf(app.page)).backend).toMatchObject({compositor: 'canvas', compositorReason: 'card-rests'});
  // Nobody is there: the card is used again as soon as it has rested.
  await expect
    .poll(async () => (await askForStatus(app.page))?.backend?.compositor, {timeout: 400_000, interval: 5000})
    .toBe('webgl');
  expect(performance.now() - lostAt).toBeGreaterThan(130_000);
  await expectPicture(app.page);
  await closeInPeace(app);
  await browser.close();
});
