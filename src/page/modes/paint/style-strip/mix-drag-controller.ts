/**
 * Recognises the mix gesture on the strip: a tile that is dragged sideways towards another. A short
 * movement stays a tap; on a strip that scrolls, a finger drags only the chosen tile and scrolls
 * with the others.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {UnitInterval} from '../../../../protocol/units.ts';
import {moveMixDrag, startMixDrag, type MixDrag} from '../state/mix-drag.ts';

/** A finger moves up to this far during a tap, in CSS pixels. */
const TAP_SLACK = 8;

/** What the controller needs of the strip. */
export interface MixDragHost {
  /** Centres of the tiles from left to right, in CSS pixels of the viewport. */
  tileCentres(): readonly number[];
  onMixDragged(from: number, towards: number, share: UnitInterval): void;
}

/** One drag at a time. */
export class MixDragController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement & MixDragHost;
  #pointerId: number | null = null;
  #startX = 0;
  #drag: MixDrag | null = null;
  #isDragging = false;
  #suppressesClick = false;

  constructor(host: ReactiveControllerHost & HTMLElement & MixDragHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The tile being dragged and how far, for drawing it under the finger. */
  get dragged(): {readonly index: number; readonly offset: number} | null {
    return this.#drag && this.#isDragging ? {index: this.#drag.from, offset: this.#offset} : null;
  }

  #offset = 0;

  hostConnected(): void {
    // Keeps the click that ends a drag from a tile.
    this.#host.addEventListener('click', this.#onClick, {capture: true});
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('click', this.#onClick, {capture: true});
    this.#end();
  }

  /** Called when a finger touches the tile with this index. */
  onPointerDown(event: PointerEvent, index: number): void {
    // A finger that only rests on a tile is in nobody's way.
    if (event.button !== 0 || this.#isDragging) return;
    this.#pointerId = event.pointerId;
    this.#startX = event.clientX;
    this.#offset = 0;
    this.#isDragging = false;
    this.#suppressesClick = false;
    this.#drag = startMixDrag(index);
  }

  onPointerMove(event: PointerEvent): void {
    if (event.pointerId !== this.#pointerId || this.#drag === null) return;
    const offset = event.clientX - this.#startX;
    if (!this.#isDragging) {
      if (Math.abs(offset) < TAP_SLACK) return;
      this.#isDragging = true;
      this.#suppressesClick = true;
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
    }
    this.#offset = offset;
    const centres = this.#host.tileCentres();
    const pitch = ((centres.at(-1) ?? 0) - (centres[0] ?? 0)) / Math.max(1, centres.length - 1);
    if (pitch > 0) this.#drag = moveMixDrag(this.#drag, offset, pitch, centres.length);
    const {from, towards, share} = this.#drag;
    if (towards !== null) this.#host.onMixDragged(from, towards, share);
    this.#host.requestUpdate();
  }

  onPointerEnd(event: PointerEvent): void {
    if (event.pointerId === this.#pointerId) this.#end();
  }

  readonly #onClick = (event: Event): void => {
    // Clicks that a program makes are taps of other fingers.
    if (!this.#suppressesClick || !event.isTrusted) return;
    this.#suppressesClick = false;
    event.stopPropagation();
    event.preventDefault();
  };

  #end(): void {
    this.#pointerId = null;
    this.#drag = null;
    this.#isDragging = false;
    this.#host.requestUpdate();
  }
}
