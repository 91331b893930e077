/** Keeps the screen on while the page is visible. Does nothing on a platform without wake locks. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** One for the page. The browser drops the lock with every hidden tab, so it is asked for again. */
export class WakeLockController implements ReactiveController {
  #lock: WakeLockSentinel | null = null;
  #isWanted = false;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#isWanted = true;
    document.addEventListener('visibilitychange', this.#onVisibility);
    void this.#acquire();
  }

  hostDisconnected(): void {
    this.#isWanted = false;
    document.removeEventListener('visibilitychange', this.#onVisibility);
    void this.#lock?.release();
    this.#lock = null;
  }

  readonly #onVisibility = (): void => {
    void this.#acquire();
  };

  async #acquire(): Promise<void> {
    if (!this.#isWanted || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      this.#lock = await navigator.wakeLock.request('screen');
    } catch {
      // A low battery or a policy refuses it: the screen then sleeps as it always does.
      this.#lock = null;
    }
  }
}
