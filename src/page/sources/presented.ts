/** The pictures that a source presents: each one, and their absence. */
import {AwakeTimer} from '../../protocol/awake-timer.ts';
import type {Milliseconds} from '../../protocol/units.ts';

/** A picture was presented. */
export interface Presented {
  /** When it was captured, where that is known, else shown; on the clock of `performance.now`. */
  readonly at: Milliseconds;
  /**
   * The browser's own count, whose gaps are frames that were dropped before they reached the page;
   * null where it does not count.
   */
  readonly count: number | null;
  /**
   * The picture as a frame, which whoever takes it closes; null where there is none any more. To
   * be called at once, and by one listener alone.
   */
  readonly take: () => VideoFrame | null;
}

/** What presents pictures. Only those with pixels count. */
export interface Presenter {
  /** Calls back at every picture until the returned function is called. */
  onPresented(callback: (presented: Presented) => void): () => void;
}

/**
 * The one clock over what is presented: a source that has opened may still stand, be muted, paused
 * or empty, and no event says so.
 */
export class PresentedClock {
  readonly #timer: AwakeTimer;
  #expected: {
    readonly presenter: Presenter;
    readonly limitMs: Milliseconds;
    onFirst: (() => void) | null;
  } | null = null;
  #isPaused = false;
  #stopListening: (() => void) | null = null;

  /** @param onStill told once when no picture has come for the limit. */
  constructor(onStill: (stillMs: Milliseconds) => void) {
    this.#timer = new AwakeTimer(() => {
      const stillMs = this.#expected?.limitMs ?? 0;
      this.stop();
      onStill(stillMs);
    });
  }

  /**
   * Expects a picture within this time, and so on after each.
   *
   * @param onFirst called at the first one.
   */
  start(presenter: Presenter, limitMs: Milliseconds, onFirst: (() => void) | null = null): void {
    this.#expected = {presenter, limitMs, onFirst};
    this.#arm();
  }

  /** Expects nothing any more. */
  stop(): void {
    this.#expected = null;
    this.#arm();
  }

  /** A hidden tab presents nothing, and none of its pictures are missed. */
  setPaused(isPaused: boolean): void {
    this.#isPaused = isPaused;
    this.#arm();
  }

  #arm(): void {
    this.#timer.stop();
    this.#stopListening?.();
    this.#stopListening = null;
    const expected = this.#expected;
    if (expected === null || this.#isPaused) return;
    this.#timer.start(expected.limitMs);
    this.#stopListening = expected.presenter.onPresented(() => {
      this.#timer.start(expected.limitMs);
      expected.onFirst?.();
      expected.onFirst = null;
    });
  }
}
