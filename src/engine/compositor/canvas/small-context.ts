/** 2-D contexts of canvases that stay in memory. */
import {assert} from '../../../protocol/assert.ts';
import type {PixelSize} from '../../../protocol/units.ts';

/** A 2-D context of a worker's canvas. */
export type Context2d = OffscreenCanvasRenderingContext2D;

/**
 * A context of a canvas of its own, whose pixels are read and written by the processor.
 *
 * @param alpha Whether what is drawn may be see-through.
 */
export function createContext({width, height}: PixelSize, alpha: boolean): Context2d {
  const context = new OffscreenCanvas(width, height).getContext('2d', {alpha, willReadFrequently: true});
  assert(context !== null, () => 'an OffscreenCanvas has no 2-D context');
  return context;
}

/** Gives the canvas a size; it is emptied only if it had another. */
export function resizeCanvas({canvas}: Context2d, {width, height}: PixelSize): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

/** Replaces all that is on the canvas, whose size becomes the picture's. */
export function putPixels(context: Context2d, data: Uint8ClampedArray<ArrayBuffer>, size: PixelSize): void {
  resizeCanvas(context, size);
  context.putImageData(new ImageData(data, size.width, size.height), 0, 0);
}
