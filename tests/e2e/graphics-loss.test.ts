/**
 * The GPU process is lost for real: every context and device in the browser goes with it.
 */
import {expect, test} from 'vitest';

import {statusOf} from '../support/browser/ask-app.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {crashGpuProcess} from '../support/browser/crash-gpu-process.ts';
import {launchWithGraphics} from '../support/browser/graphics-browser.ts';
import {closeInPeace, expectDetail, expectPicture, openQuickMirror} from '../support/browser/troubled-mirror.ts';
import {LONG} from '../support/long.ts';

test('a lost GPU process leaves the plain mirror, and painting resumes after two seconds of rest', async () => {
  const browser = await launchWithGraphics();
  const app = await openQuickMirror({search: '?style=the-scream&canvas=gpu', browser});
  await waitForFacts(app.page, {isPainted: true, source: 'live'});
  const lostAt = performance.now();
  await crashGpuProcess(browser);
  await waitForFacts(app.page, {isShowing: false, source: 'live'});
  await expectPicture(app.page);
  await waitForFacts(app.page, {isPainted: true, notice: null});
  expect(performance.now() - lostAt).toBeGreaterThan(2000);
  await expectPicture(app.page);
  await expectDetail(app.page, 'gpu-lost', /./);
  await closeInPeace(app);
  await browser.close();
});

test('a mirror that the processor draws goes on when the GPU process is lost', LONG, async () => {
  const browser = await launchWithGraphics();
  const app = await openQuickMirror({search: '?style=the-scream', browser});
  await waitForFacts(app.page, {isPainted: true, source: 'live'});
  const before = await statusOf(app.page);
  expect(before.backend).toMatchObject({network: 'wasm', compositor: 'canvas', compositorReason: 'software'});
  await crashGpuProcess(browser);
  await expect
    .poll(async () => (await statusOf(app.page)).shownFrames, {timeout: 30_000})
    .toBeGreaterThan(before.shownFrames + 20);
  await expectPicture(app.page);
  await closeInPeace(app);
  await browser.close();
});
