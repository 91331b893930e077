/** Reads pictures of any kind that Chromium knows, for scripts in Node. */
import {readdirSync, readFileSync} from 'node:fs';
import {extname, join} from 'node:path';
import {chromium, type Browser, type Page} from 'playwright-core';

import {fromPixels} from '../../../src/engine/picture/convert-pixels.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import {chromiumLaunchOptions} from '../../support/browser/chromium.ts';

const EXTENSIONS: ReadonlySet<string> = new Set(['.jpg', '.jpeg', '.png', '.webp', '.avif', '.gif', '.bmp']);

/**
 * Every picture's path in a folder and in its folders, in the order of their names.
 * @throws Error where there is no such folder.
 */
export function listPictures(folder: string): readonly string[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((path) => EXTENSIONS.has(extname(path).toLowerCase()))
    .sort()
    .map((path) => join(folder, path));
}

/** Part of a picture, in its pixels. */
export interface Cut {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Owns a browser that is used for decoding only. */
export class PictureDecoder {
  readonly #browser: Browser;
  readonly #page: Page;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  /** @throws Error where there is no Chromium. */
  static async start(): Promise<PictureDecoder> {
    const browser = await chromium.launch(chromiumLaunchOptions());
    return new PictureDecoder(browser, await browser.newPage());
  }

  /**
   * A square of a picture at another size.
   *
   * @param cut the square; its middle as large as it goes if left out.
   * @returns null for a file that is not a picture.
   */
  async square(path: string, side: number, cut: Cut | null = null): Promise<RgbPicture | null> {
    const encoded = readFileSync(path).toString('base64');
    const bytes = await this.#page.evaluate(decodeInPage, {encoded, side, cut});
    if (bytes === null) return null;
    return fromPixels({width: side, height: side, data: Uint8ClampedArray.from(Buffer.from(bytes, 'base64'))});
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

/** Runs in the page: RGBA bytes in base64, or null. It must not use variables of this file. */
async function decodeInPage({
  encoded,
  side,
  cut,
}: {
  readonly encoded: string;
  readonly side: number;
  readonly cut: Cut | null;
}): Promise<string | null> {
  const blob = new Blob([Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))]);
  const bitmap = await createImageBitmap(blob).catch(() => null);
  if (bitmap === null) return null;
  const shortSide = Math.min(bitmap.width, bitmap.height);
  const {
    left,
    top,
    side: taken,
  } = cut ?? {
    left: (bitmap.width - shortSide) / 2,
    top: (bitmap.height - shortSide) / 2,
    side: shortSide,
  };
  const context = new OffscreenCanvas(side, side).getContext('2d');
  if (context === null) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, left, top, taken, taken, 0, 0, side, side);
  let letters = '';
  for (const byte of context.getImageData(0, 0, side, side).data) letters += String.fromCharCode(byte);
  return btoa(letters);
}
