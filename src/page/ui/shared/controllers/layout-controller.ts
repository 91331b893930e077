/**
 * Tells the engine where things are on the canvas: at most once a display frame, and only when
 * something has moved.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {CanvasLayout, TileRect} from '../../../../protocol/messages.ts';
import type {CssRect} from '../../../../protocol/units.ts';

/** What the controller asks of its host. */
export interface LayoutHost {
  readonly tileRects: readonly TileRect[];
  readonly areTilesShown: boolean;
  readonly tileRadius: number;
  /** Where a lens may lay out its plates, or null without a lens. Read after `onMeasured`. */
  readonly lensArea: CssRect | null;
  onLayoutChanged(layout: CanvasLayout): void;
  /** Called at each measurement, changed or not. */
  onMeasured(): void;
}

/** One for the page. */
export class LayoutController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement & LayoutHost;
  #request: number | null = null;
  #told = '';
  readonly #resizes = new ResizeObserver(() => {
    this.measureSoon();
  });

  constructor(host: ReactiveControllerHost & HTMLElement & LayoutHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#resizes.observe(this.#host);
    // A window moved to another screen keeps its size and changes its pixels.
    window.addEventListener('resize', this.#onChange);
    document.fonts.addEventListener('loadingdone', this.#onChange);
  }

  hostDisconnected(): void {
    this.#resizes.disconnect();
    window.removeEventListener('resize', this.#onChange);
    document.fonts.removeEventListener('loadingdone', this.#onChange);
    if (this.#request !== null) cancelAnimationFrame(this.#request);
    this.#request = null;
  }

  hostUpdated(): void {
    this.measureSoon();
  }

  /** Measures before the next display frame. */
  measureSoon(): void {
    this.#request ??= requestAnimationFrame(() => {
      this.#request = null;
      this.#measure();
    });
  }

  readonly #onChange = (): void => {
    this.measureSoon();
  };

  #measure(): void {
    const {width, height} = this.#host.getBoundingClientRect();
    if (width === 0 || height === 0) return;
    this.#host.onMeasured();
    const layout: CanvasLayout = {
      size: {width: Math.round(width), height: Math.round(height)},
      devicePixelRatio: window.devicePixelRatio,
      tiles: this.#host.tileRects,
      tileOpacity: this.#host.areTilesShown ? 1 : 0,
      tileRadius: this.#host.tileRadius,
      lensArea: this.#host.lensArea,
    };
    const text = JSON.stringify(layout);
    if (text === this.#told) return;
    this.#told = text;
    this.#host.onLayoutChanged(layout);
  }
}
