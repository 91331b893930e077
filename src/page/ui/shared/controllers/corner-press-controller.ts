/**
 * A press of two seconds in a corner: how an operator opens the status panel on a screen without a
 * keyboard.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

const PRESS_MS = 2000;

/** A finger moves up to this far while it presses, in CSS pixels. */
const SLACK = 24;

/** One for a corner. */
export class CornerPressController implements ReactiveController {
  readonly #onPressed: () => void;
  #press: {readonly x: number; readonly y: number; readonly timer: ReturnType<typeof setTimeout>} | null = null;

  constructor(host: ReactiveControllerHost, onPressed: () => void) {
    this.#onPressed = onPressed;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.cancel();
  }

  start(event: PointerEvent): void {
    this.cancel();
    const timer = setTimeout(() => {
      this.#press = null;
      this.#onPressed();
    }, PRESS_MS);
    this.#press = {x: event.clientX, y: event.clientY, timer};
  }

  move(event: PointerEvent): void {
    if (!this.#press) return;
    if (Math.hypot(event.clientX - this.#press.x, event.clientY - this.#press.y) > SLACK) this.cancel();
  }

  cancel(): void {
    if (this.#press) clearTimeout(this.#press.timer);
    this.#press = null;
  }
}
