/**
 * The flash limiter for a 2-D canvas: whatever is composed, no more than three flashes a second are
 * shown. `flash/flash-rules.ts` says what a flash is.
 *
 * The picture is drawn once in small and counted there; over the frame lies a veil of what was last
 * shown, as much of it as each place needs. An ordinary picture has no veil.
 */
import type {Milliseconds, PixelSize} from '../../../protocol/units.ts';
import {FlashCount} from '../flash/flash-count.ts';
import {cornerShares, SMALL, spreadShares} from './corner-shares.ts';
import {createCellPicture, measureCells} from './measure-cells.ts';
import {type Context2d, createContext, putPixels} from './small-context.ts';

const TEXELS = SMALL.width * SMALL.height;

/** Limits the flashes of a run of pictures. Before the first the screen is dark. */
export class CanvasFlashLimiter {
  readonly #small = createContext(SMALL, false);
  readonly #veil = createContext(SMALL, true);
  readonly #veilData = new Uint8ClampedArray(TEXELS * 4);
  readonly #count = new FlashCount();
  readonly #wanted = createCellPicture();
  readonly #before = createCellPicture();
  // Not rounded: a running average that moves by less than 1/255 a frame must not stand still.
  readonly #shown = new Float32Array(TEXELS * 4);
  readonly #shares = new Float32Array(TEXELS);
  #isHolding = false;
  #lastCounted: Milliseconds | null = null;

  /**
   * Counts the next picture; `drawVeil` then lays over it what it needs.
   *
   * @param draw Draws the picture to a context of that many pixels.
   */
  count(draw: (context: Context2d, pixels: PixelSize) => void, now: Milliseconds): void {
    draw(this.#small, SMALL);
    const {data} = this.#small.getImageData(0, 0, SMALL.width, SMALL.height);
    const seconds = Math.max(0, now - (this.#lastCounted ?? now)) / 1000;
    this.#lastCounted = now;
    measureCells(data, this.#wanted);
    measureCells(this.#shown, this.#before);
    const shares = this.#count.next(this.#wanted, this.#before, seconds);
    this.#isHolding = shares.some((share) => share > 0);
    if (this.#isHolding) {
      spreadShares(cornerShares(shares), this.#shares);
      this.#hold(data);
    } else {
      this.#shown.set(data);
    }
  }

  /** Lays the veil over the picture that was counted last. @param pixels Of the context. */
  drawVeil(context: Context2d, {width, height}: PixelSize): void {
    if (!this.#isHolding) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    // Blurred into each other, texels would change once more at the edges of a pattern.
    context.imageSmoothingEnabled = false;
    context.drawImage(this.#veil.canvas, 0, 0, width, height);
    context.imageSmoothingEnabled = true;
  }

  /** What was shown becomes the veil; what will be seen becomes what was shown. */
  #hold(wanted: Uint8ClampedArray): void {
    for (let texel = 0; texel < TEXELS; texel++) {
      const share = this.#shares[texel] ?? 0;
      const at = texel * 4;
      this.#veilData[at + 3] = share * 255;
      for (let channel = at; channel < at + 3; channel++) {
        const [before, after] = [this.#shown[channel] ?? 0, wanted[channel] ?? 0];
        this.#veilData[channel] = before;
        this.#shown[channel] = after + (before - after) * share;
      }
    }
    putPixels(this.#veil, this.#veilData, SMALL);
  }
}
