/** The divider of before and after, as a strip of pixels that is drawn over the picture. */
import type {PixelSize, UnitInterval} from '../../../protocol/units.ts';
import {DIVIDER} from '../mirror-look.ts';
import {type Context2d, createContext, putPixels} from './small-context.ts';

/** The strip, one pixel high. */
export class Divider {
  readonly #strip = createContext({width: 1, height: 1}, true);
  #drawn = '';

  /**
   * @param context In CSS pixels. @param canvas In CSS pixels, as well.
   * @param ratio Device pixels in one.
   */
  draw(context: Context2d, canvas: PixelSize, wipe: UnitInterval, ratio: number): void {
    const first = Math.floor((wipe * canvas.width - DIVIDER.rimHalfWidth) * ratio);
    const last = Math.ceil((wipe * canvas.width + DIVIDER.rimHalfWidth) * ratio);
    const width = last - first;
    const key = [first, width, wipe, canvas.width, ratio].join();
    if (key !== this.#drawn) {
      const data = new Uint8ClampedArray(width * 4);
      for (let x = 0; x < width; x++) {
        data.set(dividerAt(Math.abs((first + x + 0.5) / ratio - wipe * canvas.width)), x * 4);
      }
      putPixels(this.#strip, data, {width, height: 1});
      this.#drawn = key;
    }
    context.drawImage(this.#strip.canvas, first / ratio, 0, width / ratio, canvas.height);
  }
}

/**
 * RGBA of the divider: its line over its rim.
 *
 * @param distance From its middle, in CSS pixels.
 */
export function dividerAt(distance: number): readonly [red: number, green: number, blue: number, alpha: number] {
  const {lineHalfWidth, rimHalfWidth, rimShade, colour} = DIVIDER;
  const line = 1 - smoothstep(lineHalfWidth - 0.5, lineHalfWidth + 0.5, distance);
  const rim = (1 - smoothstep(lineHalfWidth, rimHalfWidth, distance)) * rimShade;
  const alpha = 1 - (1 - rim) * (1 - line);
  const share = alpha === 0 ? 0 : line / alpha;
  const [red, green, blue] = colour;
  return [red * share * 255, green * share * 255, blue * share * 255, alpha * 255];
}

function smoothstep(from: number, to: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}
