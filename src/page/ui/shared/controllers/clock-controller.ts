/**
 * The time, for elements that show how old something is: they are drawn anew twice a second while
 * they are on the page.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {Milliseconds} from '../../../../protocol/units.ts';

const TICK_MS: Milliseconds = 500;

/** Ticks while its host is connected. */
export class ClockController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** On the `performance.timeOrigin + performance.now()` clock, as frames are stamped. */
  get now(): Milliseconds {
    return performance.timeOrigin + performance.now();
  }

  hostConnected(): void {
    this.#timer = setInterval(() => {
      this.#host.requestUpdate();
    }, TICK_MS);
  }

  hostDisconnected(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }
}
