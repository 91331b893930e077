/**
 * At which size a guide is read from its frame: no network sees more of a photograph of 48
 * megapixels than of one of a single one.
 */
import type {PixelSize} from '../../protocol/units.ts';

const LONGEST_SIDE = 1024;

/** The frame's own size, or smaller in the same proportions. */
export function guideSize({width, height}: PixelSize): PixelSize {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const side = (pixels: number): number => Math.max(1, Math.round(pixels * scale));
  return {width: side(width), height: side(height)};
}
