/**
 * A glance at the screen: enough to tell a black one from a picture, and the camera's own picture
 * from a painting.
 */
import type {Page} from 'playwright-core';

import {colourAt, luma, type Rgb} from '../pictures/picture.ts';
import {see} from './see.ts';

/** What is measured in the middle of the screen. */
export interface Glance {
  /** Mean luma, 0..255. */
  readonly brightness: number;
  /** Standard deviation of the luma: 0 for a screen of one colour. */
  readonly contrast: number;
  /**
   * Share of the pixels that have the skin colour of the head in the camera's film, which every
   * painting changes.
   */
  readonly skinShare: number;
}

/** The film's skin as the browser shows it. */
const SKIN: Rgb = [227, 180, 147];

/** Video decoding and scaling change a colour by less than this, a painting by more. */
const SKIN_TOLERANCE = 10;

/** Looks at the middle third in both directions, where no control may lie. */
export async function glance(page: Page): Promise<Glance> {
  const {width, height} = page.viewportSize()!;
  const picture = await see(page, {x: width / 3, y: height / 3, width: width / 3, height: height / 3});
  const count = picture.width * picture.height;
  const colours = Array.from({length: count}, (_, at) =>
    colourAt(picture, at % picture.width, Math.floor(at / picture.width)),
  );
  const lumas = colours.map(luma);
  const brightness = meanOf(lumas);
  const contrast = Math.sqrt(meanOf(lumas.map((value) => (value - brightness) ** 2)));
  return {brightness, contrast, skinShare: colours.filter(isSkin).length / count};
}

function isSkin(colour: Rgb): boolean {
  return colour.every((value, channel) => Math.abs(value - SKIN[channel]!) <= SKIN_TOLERANCE);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
