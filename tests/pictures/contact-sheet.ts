/** Several pictures on one sheet. */
import type {Browser} from 'playwright-core';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A picture with its place on the sheet, in the sheet's pixels. */
export interface SheetCell extends Size {
  /** PNG in base64. */
  readonly picture: string;
  readonly x: number;
  readonly y: number;
}

/** Draws a sheet as WebP. @param quality 0..1. */
export async function drawSheet(
  browser: Browser,
  size: Size,
  cells: readonly SheetCell[],
  quality: number,
): Promise<Buffer> {
  const page = await browser.newPage();
  const encoded = await page.evaluate(
    async ({size, cells, quality}) => {
      const sheet = new OffscreenCanvas(size.width, size.height);
      const context = sheet.getContext('2d');
      if (context === null) throw new Error('This browser has no 2-D canvas.');
      context.imageSmoothingQuality = 'high';
      for (const {picture, x, y, width, height} of cells) {
        const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes]));
        context.drawImage(bitmap, x, y, width, height);
      }
      const blob = await sheet.convertToBlob({type: 'image/webp', quality});
      const output = new Uint8Array(await blob.arrayBuffer());
      return btoa(Array.from(output, (byte) => String.fromCharCode(byte)).join(''));
    },
    {size, cells, quality},
  );
  await page.close();
  return Buffer.from(encoded, 'base64');
}
