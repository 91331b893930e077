/**
 * Watches for touches, keys and the mouse, and tells when the controls may fade out and when the
 * visitor has left.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {judgeIdleness} from '../../../bindings/idleness.ts';
import {isRestingMouse, TOUCHES} from '../../../bindings/touches.ts';

/** After a touch has brought the controls back, they ignore that same touch for this long. */
const WAKE_GUARD_MS = 400;

/** What the controller asks and tells its host. */
export interface IdleHost {
  /** Whether a dialog, a countdown or a picture waits for the visitor. */
  isBusy(): boolean;
  onRestChanged(areControlsShown: boolean): void;
  /** Called at each check, at least once a minute, while nobody is there. */
  onVisitorGone(): void;
}

/** One for the page. */
export class IdleController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement & IdleHost;
  #lastTouchAt = performance.now();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #areControlsShown = false;
  #hasStarted = false;
  #wokeByTouchAt = -Infinity;
  #isKeyboardUsed = false;

  constructor(host: ReactiveControllerHost & HTMLElement & IdleHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    for (const name of TOUCHES) window.addEventListener(name, this.#onTouch, {capture: true, passive: true});
    window.addEventListener('click', this.#onClick, {capture: true});
  }

  hostDisconnected(): void {
    for (const name of TOUCHES) window.removeEventListener(name, this.#onTouch, {capture: true});
    window.removeEventListener('click', this.#onClick, {capture: true});
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  /**
   * Shows the controls as if something had been touched: the mirror is ready, or something wants
   * the visitor.
   */
  wake(): void {
    this.#lastTouchAt = performance.now();
    this.#hasStarted = true;
    this.judge();
  }

  /** Checks again now. Call it when the host becomes busy or free. */
  judge(): void {
    if (!this.#hasStarted) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const now = performance.now();
    const isBusy = this.#host.isBusy();
    const visit = judgeIdleness({now, lastTouchAt: this.#lastTouchAt, isBusy, isFocusVisible: this.#isFocusVisible()});
    const dueAt = visit.nextChangeAt ?? now + 60_000;
    this.#timer = setTimeout(
      () => {
        this.judge();
      },
      Math.max(50, dueAt - now),
    );
    if (visit.areControlsShown !== this.#areControlsShown) {
      this.#areControlsShown = visit.areControlsShown;
      this.#host.onRestChanged(visit.areControlsShown);
    }
    if (visit.isVisitorGone) this.#host.onVisitorGone();
  }

  /** The focus ring shows only after the keyboard was used. */
  #isFocusVisible(): boolean {
    return this.#isKeyboardUsed && document.activeElement !== null && document.activeElement !== document.body;
  }

  /** The touch that brought the controls back must not press what appeared under it. */
  readonly #onClick = (event: Event): void => {
    if (performance.now() - this.#wokeByTouchAt < WAKE_GUARD_MS) event.stopPropagation();
  };

  readonly #onTouch = (event: Event): void => {
    if (isRestingMouse(event)) return;
    if (event.type === 'keydown') this.#isKeyboardUsed = true;
    if (event.type === 'pointerdown') {
      this.#isKeyboardUsed = false;
      const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
      if (isTouch && !this.#areControlsShown) this.#wokeByTouchAt = performance.now();
    }
    // Up to sixty events arrive a second; four checks a second are enough.
    const isFresh = performance.now() - this.#lastTouchAt > 250;
    this.#lastTouchAt = performance.now();
    this.#hasStarted = true;
    if (isFresh || !this.#areControlsShown) this.judge();
  };
}
