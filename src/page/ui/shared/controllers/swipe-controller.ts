/**
 * A finger that strokes sideways over an element: one step per stroke, and the tap that would
 * follow is swallowed.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Shorter strokes are taps. CSS pixels. */
const LEAST_STROKE = 48;

/** A stroke is sideways when it is at least this many times as wide as high. */
const LEAST_SLANT = 1.5;

/**
 * The step that a stroke means: to the left brings the next thing, as when turning a page; null is
 * no stroke.
 */
export function strokeOf(dx: number, dy: number): 1 | -1 | null {
  if (Math.abs(dx) < LEAST_STROKE || Math.abs(dx) < LEAST_SLANT * Math.abs(dy)) return null;
  return dx < 0 ? 1 : -1;
}

/** Listens on its host. Elements with a drag of their own call preventDefault on pointerdown. */
export class SwipeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onSwiped: (by: 1 | -1) => void;
  /** Where each finger came down. Two visitors may stroke at the same time. */
  readonly #starts = new Map<number, {readonly x: number; readonly y: number}>();
  #swallowsClick = false;

  constructor(host: ReactiveControllerHost & HTMLElement, onSwiped: (by: 1 | -1) => void) {
    this.#host = host;
    this.#onSwiped = onSwiped;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerdown', this.#onDown);
    this.#host.addEventListener('pointerup', this.#onUp);
    this.#host.addEventListener('pointercancel', this.#onCancel);
    this.#host.addEventListener('click', this.#onClick, {capture: true});
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('pointerdown', this.#onDown);
    this.#host.removeEventListener('pointerup', this.#onUp);
    this.#host.removeEventListener('pointercancel', this.#onCancel);
    this.#host.removeEventListener('click', this.#onClick, {capture: true});
  }

  readonly #onDown = (event: PointerEvent): void => {
    this.#swallowsClick = false;
    // No other finger is down: what is left has ended elsewhere.
    if (event.isPrimary) this.#starts.clear();
    if (!event.defaultPrevented) this.#starts.set(event.pointerId, {x: event.clientX, y: event.clientY});
  };

  readonly #onUp = (event: PointerEvent): void => {
    const start = this.#starts.get(event.pointerId);
    this.#starts.delete(event.pointerId);
    if (!start) return;
    const by = strokeOf(event.clientX - start.x, event.clientY - start.y);
    if (by === null) return;
    this.#swallowsClick = true;
    this.#onSwiped(by);
  };

  readonly #onCancel = (event: PointerEvent): void => {
    this.#starts.delete(event.pointerId);
  };

  readonly #onClick = (event: Event): void => {
    // Clicks that a program makes are taps of other fingers.
    if (!this.#swallowsClick || !event.isTrusted) return;
    this.#swallowsClick = false;
    event.stopPropagation();
    event.preventDefault();
  };
}
