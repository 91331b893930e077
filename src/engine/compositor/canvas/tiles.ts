/**
 * The live style tiles: small pictures at the rectangles that the page reports, under its buttons.
 * Each is kept as it is drawn, with its round corners, until its picture or its place changes.
 */
import type {CanvasLayout} from '../../../protocol/messages.ts';
import type {StyleId} from '../../../protocol/paint.ts';
import type {CssRect, Milliseconds} from '../../../protocol/units.ts';
import type {Picture} from '../../picture/picture.ts';
import {Tween} from '../tween.ts';
import {ShownPicture} from './shown-picture.ts';
import {type Context2d, createContext, resizeCanvas} from './small-context.ts';

const FADE_MS: Milliseconds = 250;

/** All tiles. */
export class Tiles {
  readonly #pictures = new Map<StyleId, ShownPicture>();
  readonly #drawn = new Map<StyleId, DrawnTile>();
  readonly #tween: Tween;
  #places: CanvasLayout['tiles'] = [];
  #radius = 0;
  #ratio = 1;
  #opacity = 0;

  constructor(reducedMotion: boolean) {
    this.#tween = new Tween(0, reducedMotion ? 0 : FADE_MS);
  }

  /**
   * Places the tiles; a style without a rectangle is hidden but keeps its picture.
   *
   * @param ratio Device pixels in a CSS pixel.
   */
  setLayout({tiles, tileOpacity, tileRadius}: CanvasLayout, ratio: number, now: Milliseconds): void {
    this.#tween.aim(tileOpacity, now);
    [this.#places, this.#radius, this.#ratio] = [tiles, tileRadius, ratio];
    this.#drawn.clear();
  }

  setPicture(style: StyleId, picture: Picture): void {
    const slot = this.#pictures.get(style) ?? new ShownPicture();
    this.#pictures.set(style, slot);
    slot.update(picture);
  }

  /** Whether any tile can be seen at this time. */
  isVisible(now: Milliseconds): boolean {
    return this.#tween.at(now) > 0 || this.#tween.isMoving(now);
  }

  /** Follows the fade; returns whether it goes on. */
  animate(now: Milliseconds): boolean {
    this.#opacity = this.#tween.at(now);
    return this.#tween.isMoving(now);
  }

  /** @param context In CSS pixels. */
  draw(context: Context2d): void {
    if (this.#opacity === 0) return;
    context.globalAlpha = this.#opacity;
    for (const {style, rect} of this.#places) {
      const tile = this.#drawTile(style, rect);
      if (tile) context.drawImage(tile, rect.x, rect.y, rect.width, rect.height);
    }
    context.globalAlpha = 1;
  }

  dispose(): void {
    for (const picture of this.#pictures.values()) picture.dispose();
    this.#pictures.clear();
  }

  #drawTile(style: StyleId, {width, height}: CssRect): OffscreenCanvas | null {
    const picture = this.#pictures.get(style);
    const image = picture?.image();
    if (!picture || !image || width <= 0 || height <= 0) return null;
    const known = this.#drawn.get(style);
    if (known?.version === picture.version) return known.context.canvas;
    const size = {
      width: Math.max(1, Math.round(width * this.#ratio)),
      height: Math.max(1, Math.round(height * this.#ratio)),
    };
    const context = known?.context ?? createContext(size, true);
    resizeCanvas(context, size);
    context.reset();
    context.beginPath();
    context.roundRect(0, 0, size.width, size.height, this.#radius * this.#ratio);
    context.clip();
    context.drawImage(image, 0, 0, size.width, size.height);
    this.#drawn.set(style, {version: picture.version, context});
    return context.canvas;
  }
}

/** A tile as it is shown, and of which of its pictures. */
interface DrawnTile {
  readonly version: number;
  readonly context: Context2d;
}
