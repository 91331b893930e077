/**
 * The compositor of the processor: small pictures on a 2-D canvas, which enlarges them. It uses
 * neither WebGL nor WebGPU, and takes pictures as bytes and bitmaps only.
 */
import {EngineError, failure, type Failure} from '../../../protocol/errors.ts';
import type {CanvasLayout} from '../../../protocol/messages.ts';
import type {Milliseconds, PixelSize} from '../../../protocol/units.ts';
import {canvasPixels} from '../canvas-pixels.ts';
import {LayeredCompositor} from '../layered-compositor.ts';
import {CanvasFlashLimiter} from './canvas-flash-limiter.ts';
import {LensPlates} from './lens-plates.ts';
import {Mirror} from './mirror.ts';
import type {Context2d} from './small-context.ts';
import {Tiles} from './tiles.ts';

/** 1280x720: more device pixels are not drawn, the browser stretches the canvas. */
const MAX_PIXELS = 921_600;

/** What it draws with. */
export interface CanvasCompositorOptions {
  readonly canvas: OffscreenCanvas;
  readonly reducedMotion: boolean;
  /** The browser has taken the context away. */
  readonly onContextLost: (found: Failure) => void;
}

/** Draws layer over layer. */
export class CanvasCompositor extends LayeredCompositor {
  readonly backend = 'canvas';
  readonly #context: Context2d;
  readonly #mirror: Mirror;
  readonly #tiles: Tiles;
  readonly #lens: LensPlates;
  readonly #limiter = new CanvasFlashLimiter();
  #cssSize: PixelSize = {width: 1, height: 1};
  #ratio = 1;

  /**
   * Takes the canvas over: it keeps this kind of context for life.
   *
   * @throws EngineError 'gpu-missing' where there is no 2-D context.
   */
  constructor({canvas, reducedMotion, onContextLost}: CanvasCompositorOptions) {
    const context = canvas.getContext('2d', {alpha: false});
    if (context === null) throw new EngineError('gpu-missing', 'no 2-D context to draw the canvas with');
    canvas.addEventListener('contextlost', () => {
      // Not a loss of the card in the sense of the browser's rule: nothing here needed it.
      onContextLost(failure('engine-crashed', 'the 2-D context of the canvas was lost'));
    });
    const layers = {
      mirror: new Mirror(reducedMotion),
      tiles: new Tiles(reducedMotion),
      lens: new LensPlates(reducedMotion),
    };
    super(layers);
    ({mirror: this.#mirror, tiles: this.#tiles, lens: this.#lens} = layers);
    this.#context = context;
  }

  /** Strokes are left to graphics cards: the processor has no time for them. */
  setShed(): void {
    return;
  }

  strokes(): Promise<null> {
    return Promise.resolve(null);
  }

  get pixelSize(): PixelSize {
    const {width, height} = this.#context.canvas;
    return {width, height};
  }

  protected layOut(layout: CanvasLayout, now: Milliseconds): void {
    const pixels = canvasPixels(layout, MAX_PIXELS);
    if (pixels === null) return;
    const {canvas} = this.#context;
    // A canvas that is given a size, be it the one it has, is emptied.
    if (canvas.width !== pixels.size.width) canvas.width = pixels.size.width;
    if (canvas.height !== pixels.size.height) canvas.height = pixels.size.height;
    [this.#cssSize, this.#ratio] = [layout.size, pixels.ratio];
    this.#mirror.setDeviceWidth(pixels.size.width);
    this.#tiles.setLayout(layout, pixels.ratio, now);
    this.#lens.setLayout(layout.lensArea, layout.size, pixels.ratio);
  }

  protected draw(now: Milliseconds): boolean {
    const moves = [this.#mirror, this.#tiles, this.#lens].map((layer) => layer.animate(now));
    const draw = (context: Context2d, pixels: PixelSize): void => {
      this.#drawLayers(context, pixels);
    };
    this.#limiter.count(draw, now);
    draw(this.#context, this.pixelSize);
    this.#limiter.drawVeil(this.#context, this.pixelSize);
    return moves.some((isMoving) => isMoving);
  }

  dispose(): void {
    this.#mirror.dispose();
    this.#tiles.dispose();
  }

  /** Everything but the veil, measured in CSS pixels from the upper left corner. */
  #drawLayers(context: Context2d, pixels: PixelSize): void {
    const {width, height} = this.#cssSize;
    context.setTransform(pixels.width / width, 0, 0, pixels.height / height, 0, 0);
    context.imageSmoothingQuality = 'low';
    this.#mirror.draw(context, this.#cssSize, this.#ratio);
    this.#tiles.draw(context);
    this.#lens.draw(context, this.#mirror.camera);
  }
}
