/** A browser with a software graphics card. Those that test files share have none. */
import {chromium, type Browser} from 'playwright-core';
import {afterAll, beforeAll, inject} from 'vitest';

import {chromiumLaunchOptions, fakeCameraFlags} from './chromium.ts';

/** The caller closes it. */
export function launchWithGraphics(): Promise<Browser> {
  return chromium.launch(chromiumLaunchOptions(fakeCameraFlags(inject('cameraFilm'))));
}

/** One for all tests of the file that asks, ended with the last. */
export function graphicsBrowserOfFile(): () => Browser {
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await launchWithGraphics();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return () => {
    if (browser === null) throw new Error('The browser is there as soon as tests run.');
    return browser;
  };
}
