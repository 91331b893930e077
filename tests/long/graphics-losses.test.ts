/**
 * Two losses of the GPU process within two minutes: from then on the browser refuses the GPU to the
 * site, and a quick start would be one more loss.
 */
import {chromium} from 'playwright-core';
import {expect, inject, test} from 'vitest';

import {chromiumLaunchOptions, fakeCameraFlags} from '../support/browser/chromium.ts';
import {crashGpuProcess} from '../support/browser/crash-gpu-process.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {closeInPeace, expectPicture, expectSentence, openQuickMirror} from '../support/browser/troubled-mirror.ts';

test('after two losses the plain mirror stays for two minutes, and then painting resumes', async () => {
  const flags = [...fakeCameraFlags(inject('cameraFilm')), '--disable-gpu-process-crash-limit'];
  const browser = await chromium.launch(chromiumLaunchOptions(flags));
  const app = await openQuickMirror({search: '?style=the-scream', browser});
  await waitForFacts(app.page, {isPainted: true, source: 'live'});
  await crashGpuProcess(browser);
  await waitForFacts(app.page, {isShowing: false});
  await waitForFacts(app.page, {isPainted: true, notice: null});
  const lostAt = performance.now();
  await crashGpuProcess(browser);
  await expectSentence(app.page, 'gpu-blocked');
  await expectPicture(app.page);
  await app.page.waitForFunction(
    () => document.querySelector('pareidolia-app')?.parts?.store.state.engine.isPainted,
    undefined,
    {timeout: 240_000},
  );
  expect(performance.now() - lostAt).toBeGreaterThan(130_000);
  await expectPicture(app.page);
  await closeInPeace(app);
  await browser.close();
});
