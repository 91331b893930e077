/**
 * The compositor of the processor: small pictures on a 2-D canvas, which enlarges them. It uses
 * neither WebGL nor WebGPU, and takes pictures as bytes and bitmaps only.
 */
import {EngineError, failure, type Failure} from '../../../protocol/errors.ts';
import type {CanvasLayout} from '../../../protocol/messages.ts';
import type {PaintOptions, StyleId} from '../../../protocol/paint.ts';
import type {Milliseconds, PixelSize} from '../../../protocol/units.ts';
import type {Picture} from '../../picture/picture.ts';
import {canvasPixels} from '../canvas-pixels.ts';
import type {Compositor, DreamtPicture, ShownLens} from '../compositor.ts';
import {Settling} from '../flash/settling.ts';
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
export class CanvasCompositor implements Compositor {
  readonly backend = 'canvas';
  readonly #context: Context2d;
  readonly #mirror: Mirror;
  readonly #tiles: Tiles;
  readonly #lens: LensPlates;
  readonly #limiter = new CanvasFlashLimiter();
  readonly #settling = new Settling();
  #isDirty = true;
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
    this.#context = context;
    this.#mirror = new Mirror(reducedMotion);
    this.#tiles = new Tiles(reducedMotion);
    this.#lens = new LensPlates(reducedMotion);
  }

  get pixelSize(): PixelSize {
    const {width, height} = this.#context.canvas;
    return {width, height};
  }

  needsCamera(now: Milliseconds): boolean {
    return this.#mirror.needsCamera(now);
  }

  needsTiles(now: Milliseconds): boolean {
    return this.#tiles.isVisible(now);
  }

  setLayout(layout: CanvasLayout, now: Milliseconds): void {
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
    this.#isDirty = true;
  }

  setPaint(paint: PaintOptions, now: Milliseconds): void {
    this.#mirror.setPaint(paint, now);
    this.#isDirty = true;
  }

  setCamera(picture: Picture): void {
    this.#mirror.setCamera(picture);
    this.#isDirty = true;
  }

  setPainted(picture: Picture): void {
    this.#mirror.setPainted(picture);
    this.#isDirty = true;
  }

  setDream(picture: DreamtPicture | null, now: Milliseconds): void {
    this.#mirror.setDream(picture, now);
    this.#isDirty = true;
  }

  setLens(shown: ShownLens | null, now: Milliseconds): void {
    this.#mirror.setAside(shown !== null, now);
    this.#lens.set(shown, now);
    this.#isDirty = true;
  }

  setTile(style: StyleId, picture: Picture): void {
    this.#tiles.setPicture(style, picture);
    this.#isDirty = true;
  }

  flash(): void {
    this.#mirror.flash();
    this.#isDirty = true;
  }

  render(now: Milliseconds): boolean {
    if (!this.#isDirty && !this.#settling.isDue(now)) return false;
    this.#settling.noteDrawn(now, this.#isDirty);
    const moves = [this.#mirror, this.#tiles, this.#lens].map((layer) => layer.animate(now));
    const draw = (context: Context2d, pixels: PixelSize): void => {
      this.#drawLayers(context, pixels);
    };
    this.#limiter.count(draw, now);
    draw(this.#context, this.pixelSize);
    this.#limiter.drawVeil(this.#context, this.pixelSize);
    this.#isDirty = moves.some((isMoving) => isMoving);
    return true;
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
