/**
 * What both kinds of compositor do alike: they hand on to their layers what they are told, and draw
 * only what has changed since.
 */
import type {CompositorBackend} from '../../protocol/backend.ts';
import type {CanvasLayout} from '../../protocol/messages.ts';
import type {PaintOptions, StyleId} from '../../protocol/paint.ts';
import type {Milliseconds, PixelSize} from '../../protocol/units.ts';
import type {MixedHand} from '../network/hand.ts';
import type {Picture} from '../picture/picture.ts';
import type {LaidStrokes} from '../brush/lay-paint.ts';
import type {Compositor, DreamtPicture, ShownLens} from './compositor.ts';
import {Settling} from './flash/settling.ts';

/** The layers, from the back to the front. */
export interface Layers {
  readonly mirror: Pick<
    Compositor,
    'needsCamera' | 'setPaint' | 'setCamera' | 'setPainted' | 'setDream' | 'dropDream' | 'flash'
  > & {
    /** Steps back for a lens, or forward again. */
    setAside(isAside: boolean, now: Milliseconds): void;
  };
  readonly tiles: {
    isVisible(now: Milliseconds): boolean;
    setPicture(style: StyleId, picture: Picture, hand: MixedHand | null): void;
  };
  readonly lens: {
    set(shown: ShownLens | null, now: Milliseconds): void;
  };
}

/** Knows when to draw; its kinds know how. */
export abstract class LayeredCompositor implements Compositor {
  abstract readonly backend: CompositorBackend;
  abstract readonly pixelSize: PixelSize;
  readonly #layers: Layers;
  readonly #settling = new Settling();
  #isDirty = true;

  constructor(layers: Layers) {
    this.#layers = layers;
  }

  needsCamera(now: Milliseconds): boolean {
    return this.#layers.mirror.needsCamera(now);
  }

  needsTiles(now: Milliseconds): boolean {
    return this.#layers.tiles.isVisible(now);
  }

  setLayout(layout: CanvasLayout, now: Milliseconds): void {
    this.layOut(layout, now);
    this.#isDirty = true;
  }

  setPaint(paint: PaintOptions, now: Milliseconds): void {
    this.#layers.mirror.setPaint(paint, now);
    this.#isDirty = true;
  }

  setCamera(picture: Picture): void {
    this.#layers.mirror.setCamera(picture);
    this.#isDirty = true;
  }

  setPainted(picture: Picture, hand: MixedHand | null = null): void {
    this.#layers.mirror.setPainted(picture, hand);
    this.#isDirty = true;
  }

  setDream(picture: DreamtPicture | null, now: Milliseconds): void {
    this.#layers.mirror.setDream(picture, now);
    this.#isDirty = true;
  }

  dropDream(): void {
    this.#layers.mirror.dropDream();
    this.#isDirty = true;
  }

  setLens(shown: ShownLens | null, now: Milliseconds): void {
    this.#layers.mirror.setAside(shown !== null, now);
    this.#layers.lens.set(shown, now);
    this.#isDirty = true;
  }

  setTile(style: StyleId, picture: Picture, hand: MixedHand | null = null): void {
    this.#layers.tiles.setPicture(style, picture, hand);
    this.#isDirty = true;
  }

  flash(): void {
    this.#layers.mirror.flash();
    this.#isDirty = true;
  }

  render(now: Milliseconds): boolean {
    if (!this.#isDirty && !this.#settling.isDue(now)) return false;
    this.#settling.noteDrawn(now, this.#isDirty);
    this.#isDirty = this.draw(now);
    return true;
  }

  abstract setShed(steps: number): void;

  abstract strokes(hand: MixedHand): Promise<LaidStrokes | null>;

  abstract dispose(): void;

  /** A layout without any area changes nothing. */
  protected abstract layOut(layout: CanvasLayout, now: Milliseconds): void;

  /** Draws all layers and the veil; returns whether something will change by itself. */
  protected abstract draw(now: Milliseconds): boolean;
}
