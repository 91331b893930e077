/** How many pixels a canvas is drawn with. */
import type {CanvasLayout} from '../../protocol/messages.ts';
import type {PixelSize} from '../../protocol/units.ts';

/** The canvas in device pixels. */
export interface CanvasPixels {
  readonly size: PixelSize;
  /** Device pixels in a CSS pixel. */
  readonly ratio: number;
}

/**
 * The display's own pixels, or as many as `maxPixels` allows. Null for a canvas without an area:
 * there is nothing to draw.
 */
export function canvasPixels({size, devicePixelRatio}: CanvasLayout, maxPixels: number): CanvasPixels | null {
  const {width, height} = size;
  if (!(width > 0 && height > 0)) return null;
  const ratio = Math.min(devicePixelRatio, Math.sqrt(maxPixels / (width * height)));
  return {
    ratio,
    size: {width: Math.max(1, Math.round(width * ratio)), height: Math.max(1, Math.round(height * ratio))},
  };
}
