/**
 * A finger that slides over small cells and chooses one by lifting. From the touch on the stroke is
 * the host's own: it neither scrolls the page nor swipes to another lens, and no click follows it.
 * A mouse or a pen points exactly and clicks as everywhere.
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

/** Its handlers belong on the element that holds the cells. */
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
    if (event.pointerType !== 'touch' || !event.isPrimary || !this.#cells.begins(at)) return;
    // Tells the swipe that this stroke is not its own.
    event.preventDefault();
    // A cell may be drawn anew while the finger is on it: the area, which stays, hears of the rest.
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
   * Comes right after the pointerdown; only here can a scroll, a long press and the click after the
   * finger be called off at once.
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
