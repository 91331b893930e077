/** Takes pictures in the flow tests: by the shutter, and as the files that the browser saves. */
import type {Download, Locator, Page} from 'playwright-core';

/** Presses the shutter's key and waits for the picture's review. */
export async function takePicture(page: Page): Promise<void> {
  await page.keyboard.press(' ');
  await page.getByRole('button', {name: 'Keep', exact: true}).waitFor();
}

/** A saved file. */
export interface SavedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Presses a button that saves a file, and reads the file. */
export async function saveBy(page: Page, button: Locator): Promise<SavedFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return {name: download.suggestedFilename(), bytes: await readDownload(download)};
}

async function readDownload(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
