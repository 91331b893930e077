/**
 * Shows a still life in motion from few views: while the picture fades from one view to the next,
 * the one after that is drawn in small pieces.
 *
 * Things move by at most three pixels a second in a small picture, half a pixel from view to view:
 * a fade between smooth edges half a pixel apart is as good as an edge in between.
 */
import type {Milliseconds} from '../../../protocol/units.ts';
import {blendViews} from './blend-views.ts';
import type {ViewRenderer} from './view-renderer.ts';

/** From one view to the next, in seconds of the scene. */
export const VIEW_INTERVAL = 0.2;

/**
 * For how long one call draws at a stretch: the thread also composes the mirror's frames. With 24
 * calls a second, it also bounds what a scene takes: a fifth of a core, whatever the processor.
 */
const STRETCH_MS: Milliseconds = 7;

/** A pause longer than this, in seconds of the scene, is not played but jumped over. */
const LONGEST_STEP = 1;

/** A picture and when in the scene it is. */
interface View {
  seconds: number;
  readonly pixels: Uint32Array<ArrayBuffer>;
}

/** Draws a scene ahead of what it shows. */
export class ViewPlayer {
  /** The picture of the last call: [height, width], red in the lowest byte. */
  readonly pixels: Uint32Array<ArrayBuffer>;
  readonly #renderer: Pick<ViewRenderer, 'width' | 'height' | 'draw'>;
  readonly #now: () => Milliseconds;
  #from: View;
  #to: View;
  #next: View;
  /** The pieces of `#next` that are still to be drawn. */
  #work: Iterator<void, void> | null = null;
  #lastAsked = NaN;
  /** Lags behind what was asked by a view or more, so that there is always one to fade to. */
  #shown = NaN;

  /** @param now The clock by which it keeps its stretches short. */
  constructor(renderer: Pick<ViewRenderer, 'width' | 'height' | 'draw'>, now = () => performance.now()) {
    const view = (): View => ({seconds: 0, pixels: new Uint32Array(renderer.width * renderer.height)});
    this.#renderer = renderer;
    this.#now = now;
    this.pixels = view().pixels;
    [this.#from, this.#to, this.#next] = [view(), view(), view()];
  }

  /** Draws exactly this moment, which takes some ten milliseconds at a stretch. */
  drawAt(seconds: number): void {
    const work = this.#renderer.draw(seconds, this.#to.pixels);
    while (work.next().done !== true);
    this.#to.seconds = seconds;
    this.#from.seconds = seconds;
    this.#from.pixels.set(this.#to.pixels);
    this.pixels.set(this.#to.pixels);
    this.#work = null;
    this.#shown = seconds;
    this.#lastAsked = seconds;
  }

  /**
   * Goes on to about this moment, which must come after that of the last call; another one is drawn
   * as above. Where the processor is too slow for a view in every interval, the scene moves more
   * slowly.
   */
  playTo(seconds: number): void {
    const step = seconds - this.#lastAsked;
    if (!(step >= 0 && step <= LONGEST_STEP)) {
      this.drawAt(seconds);
      return;
    }
    this.#lastAsked = seconds;
    const isReady = this.#drawAhead();
    if (this.#shown + step > this.#to.seconds && isReady) this.#takeNext();
    this.#shown = Math.min(this.#shown + step, this.#to.seconds);
    const span = this.#to.seconds - this.#from.seconds;
    blendViews(
      this.#from.pixels,
      this.#to.pixels,
      span > 0 ? (this.#shown - this.#from.seconds) / span : 1,
      this.pixels,
    );
  }

  /** Draws for one stretch, and says whether the next view is there. */
  #drawAhead(): boolean {
    if (this.#work === null) {
      this.#next.seconds = this.#to.seconds + VIEW_INTERVAL;
      this.#work = this.#renderer.draw(this.#next.seconds, this.#next.pixels);
    }
    const end = this.#now() + STRETCH_MS;
    do {
      if (this.#work.next().done === true) return true;
    } while (this.#now() < end);
    return false;
  }

  #takeNext(): void {
    [this.#from, this.#to, this.#next] = [this.#to, this.#next, this.#from];
    this.#work = null;
  }
}
