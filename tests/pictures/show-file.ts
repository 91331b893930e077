/** Gives the mirror a picture in a file to look at, as somebody does who drops it. */
import {readFileSync} from 'node:fs';
import {basename} from 'node:path';

import type {Page} from 'playwright-core';

import type {} from '../../src/page/ui/shell/app.ts';
import type {Milliseconds} from '../../src/protocol/units.ts';

/** Resolves once the mirror shows the file instead of what it showed. @param file A PNG. */
export async function showFile(page: Page, file: string, patience: Milliseconds): Promise<void> {
  const dropped = {name: basename(file), mimeType: 'image/png', buffer: readFileSync(file)};
  await page.locator('input[type=file]').setInputFiles(dropped);
  await page.waitForFunction(
    () => document.querySelector('pareidolia-app')?.parts?.store.state.source === 'file',
    null,
    {timeout: patience},
  );
}
