/** A browser with a software graphics card. Those that test files share have none. */
import {chromium, type Browser} from 'playwright-core';
import {inject} from 'vitest';

import {chromiumLaunchOptions, fakeCameraFlags} from './chromium.ts';

/** The caller closes it. */
export function launchWithGraphics(): Promise<Browser> {
  return chromium.launch(chromiumLaunchOptions(fakeCameraFlags(inject('cameraFilm'))));
}
