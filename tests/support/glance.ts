/** A glance at the screen: enough to tell a black one from a picture, and the camera's own picture from a painting. */
import type {Page} from 'playwright-core';

/** What a glance at the middle of the screen tells. */
export interface Glance {
  /** Mean luma, 0..255. */
  readonly brightness: number;
  /** Standard deviation of the luma: a flat screen has none. */
  readonly contrast: number;
  /** Share of the pixels that have the skin colour of the head in the camera's film, which no painting leaves as it was. */
  readonly skinShare: number;
}

/** The film's skin as the browser shows it. */
const SKIN = [227, 180, 147] as const;

/** Video decoding and scaling change a colour by less than this, a painting by more. */
const SKIN_TOLERANCE = 10;

/** Looks at the middle third in both directions, where no control may lie. */
export async function glance(page: Page): Promise<Glance> {
  const {width, height} = page.viewportSize()!;
  const clip = {x: width / 3, y: height / 3, width: width / 3, height: height / 3};
  // Hiding the text cursor, as Playwright does unasked, takes an inline style, which the app's policy refuses.
  const png = (await page.screenshot({clip, caret: 'initial'})).toString('base64');
  return page.evaluate(measure, {png, skin: SKIN, tolerance: SKIN_TOLERANCE});
}

/** Runs in the page, which has a decoder for pictures. */
async function measure({
  png,
  skin,
  tolerance,
}: {
  readonly png: string;
  readonly skin: readonly number[];
  readonly tolerance: number;
}): Promise<Glance> {
  const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const {data} = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const lumas: number[] = [];
  let skinPixels = 0;
  for (let at = 0; at < data.length; at += 4) {
    const pixel = [...data.subarray(at, at + 3)];
    const [red = 0, green = 0, blue = 0] = pixel;
    lumas.push(0.299 * red + 0.587 * green + 0.114 * blue);
    if (pixel.every((value, channel) => Math.abs(value - skin[channel]!) <= tolerance)) skinPixels++;
  }
  const brightness = lumas.reduce((sum, luma) => sum + luma, 0) / lumas.length;
  const variance = lumas.reduce((sum, luma) => sum + (luma - brightness) ** 2, 0) / lumas.length;
  return {brightness, contrast: Math.sqrt(variance), skinShare: skinPixels / lumas.length};
}
