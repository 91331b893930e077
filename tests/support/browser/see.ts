/** What the screen shows, as a picture. */
import type {Page} from 'playwright-core';

import {decodePng} from '../pictures/decode-png.ts';
import type {Area, Picture} from '../pictures/picture.ts';

/** A part of the screen, in CSS pixels. */
export async function see(page: Page, area: Area): Promise<Picture> {
  // By default Playwright hides the text cursor with an inline style, which the app's
  // Content-Security-Policy refuses.
  return decodePng(await page.screenshot({clip: area, caret: 'initial'}));
}
