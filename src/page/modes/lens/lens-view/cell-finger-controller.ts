/**
 * A finger that slides over small cells and chooses one by lifting. The whole stroke belongs to the
 * host: it does not scroll the page, does not swipe to another lens, and no click follows. A mouse
 * or a pen is exact enough to click.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {CssPoint} from './small-cells.ts';

/** What the finger needs to know of its host. */
export interface Cells {
  /** Whether a finger that comes down at this place in the viewport is to slide over cells. */
  begins(at: CssPoint): boolean;
  /** The finger has left the screen at this place in the viewport. */
  onLifted(at: CssPoint): void;
}

/** Put its handlers on the element that contains the cells. */
export class CellFingerController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #cells: Cells;
  #finger: (CssPoint & {readonly id: number}) | null = null;

  constructor(host: ReactiveControllerHost, cells: Cells) {
    this.#host = host;
    this.#cells = cells;
    host.addController(this);
  }

  /** Where in the viewport the finger is, or null while none is down. */
  get at(): CssPoint | null {
    return this.#finger;
  }

  hostDisconnected(): void {
    this.#finger = null;
  }

  readonly onDown = (event: PointerEvent): void => {
    const at = placeOf(event);
    if (event.pointerType !== 'touch' || !this.#cells.begins(at)) return;
    // One bubble at a time. Another finger taps meanwhile.
    if (this.#finger !== null && !event.isPrimary) return;
    // Keeps the swipe controller from handling this stroke.
    event.preventDefault();
    // The cell under the finger may be rendered again. So the area, which stays, receives the
    // following events.
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#move({id: event.pointerId, ...at});
  };

  readonly onMove = (event: PointerEvent): void => {
    if (this.#finger?.id === event.pointerId) this.#move({id: event.pointerId, ...placeOf(event)});
  };

  readonly onUp = (event: PointerEvent): void => {
    if (this.#finger?.id !== event.pointerId) return;
    this.#move(null);
    this.#cells.onLifted(placeOf(event));
  };

  readonly onCancel = (event: PointerEvent): void => {
    if (this.#finger?.id === event.pointerId) this.#move(null);
  };

  /**
   * Comes right after the pointerdown. Only preventDefault here stops scrolling, the long press and
   * the click together.
   */
  readonly onTouchStart = (event: TouchEvent): void => {
    if (this.#finger) event.preventDefault();
  };

  #move(finger: (CssPoint & {readonly id: number}) | null): void {
    this.#finger = finger;
    this.#host.requestUpdate();
  }
}

function placeOf({clientX, clientY}: PointerEvent): CssPoint {
  return {x: clientX, y: clientY};
}
