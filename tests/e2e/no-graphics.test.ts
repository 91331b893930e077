/**
 * A browser that offers neither WebGPU nor WebGL2 cannot draw the canvas. It still is a mirror, and
 * says what is missing.
 */
import {chromium, type Browser} from 'playwright-core';
import {afterEach, expect, inject, test} from 'vitest';

import type {} from '../../src/page/ui/shell/app.ts';
import {chromiumLaunchOptions, fakeCameraFlags} from '../support/browser/chromium.ts';

/** Instead of the flags that bring the software adapter: no graphics of any kind. */
const NO_GRAPHICS_FLAGS = ['--disable-gpu', '--disable-software-rasterizer'];

let browser: Browser;

afterEach(async () => {
  await browser.close();
});

test('without any graphics the plain mirror shows, with the sentence that says so', async () => {
  browser = await chromium.launch({
    ...chromiumLaunchOptions(),
    args: [...NO_GRAPHICS_FLAGS, ...fakeCameraFlags(inject('cameraFilm'))],
  });
  const page = await browser.newPage();
  await page.goto(inject('appOrigin'));
  await page.waitForFunction(() => {
    const state = document.querySelector('pareidolia-app')?.parts?.store.state;
    return state?.notice !== null && state?.sourceState.kind === 'live';
  });
  const notice = page.locator('pareidolia-notice .sentence');
  expect(await notice.getAttribute('data-code')).toBe('gpu-missing');
  expect(await notice.textContent()).toContain('here is a plain mirror');
  const video = page.locator('#stage > video');
  expect(await video.evaluate((element) => getComputedStyle(element).opacity)).toBe('1');
  expect(await video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(false);
});
