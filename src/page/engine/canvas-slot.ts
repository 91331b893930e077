/**
 * The place of the canvas in the stage. A canvas keeps one kind of context for life, so each engine
 * gets a fresh one.
 */
import type {CanvasLayout} from '../../protocol/messages.ts';
import {onLanguageChanged, say} from '../../words/say.ts';

/** Owns the one canvas in the document. */
export class CanvasSlot {
  readonly #stage: HTMLElement;
  #canvas: HTMLCanvasElement | null = null;

  constructor(stage: HTMLElement) {
    this.#stage = stage;
    onLanguageChanged(() => this.#canvas?.setAttribute('aria-label', say('shell.canvas')));
  }

  /** Puts a new canvas in the place of the old one, and gives its off-screen half away. */
  replace(): OffscreenCanvas {
    const canvas = document.createElement('canvas');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', say('shell.canvas'));
    this.#canvas?.remove();
    this.#canvas = canvas;
    this.#stage.append(canvas);
    return canvas.transferControlToOffscreen();
  }

  /** A layout without tiles, for an engine that starts before the interface has measured itself. */
  layout(): CanvasLayout {
    const {clientWidth, clientHeight} = this.#stage;
    return {
      size: {width: clientWidth, height: clientHeight},
      devicePixelRatio: window.devicePixelRatio,
      tiles: [],
      tileOpacity: 0,
      tileRadius: 0,
      lensArea: null,
    };
  }
}
