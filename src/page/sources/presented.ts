/** The pictures that a video presents: each one, and their absence. */
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
}

/** Calls back at every picture until the returned function is called. */
export function onPresented(video: HTMLVideoElement, callback: (presented: Presented) => void): () => void {
  // Typed as always present; Firefox has it only since 2024, and a display frame in which the
  // video's time has moved is the next best moment.
  if ('requestVideoFrameCallback' in video) {
    let id = 0;
    const next = (): void => {
      id = video.requestVideoFrameCallback((now, metadata) => {
        next();
        callback({at: metadata.captureTime ?? now, count: metadata.presentedFrames});
      });
    };
    next();
    return () => {
      video.cancelVideoFrameCallback(id);
    };
  }
  return onMoved(video, callback);
}

function onMoved(video: HTMLVideoElement, callback: (presented: Presented) => void): () => void {
  let id = 0;
  let shown = Number.NaN;
  const next = (): void => {
    id = requestAnimationFrame((now) => {
      next();
      if (video.currentTime === shown) return;
      shown = video.currentTime;
      callback({at: now, count: null});
    });
  };
  next();
  return () => {
    cancelAnimationFrame(id);
  };
}

/** Whether the video has a picture with pixels: between two streams it is 0x0 for a moment. */
export function hasPicture({videoWidth, videoHeight}: HTMLVideoElement): boolean {
  return videoWidth > 0 && videoHeight > 0;
}

/**
 * The one clock over what is presented: a source that has opened may still stand, be muted, paused
 * or empty, and no event says so. Only pictures with pixels count.
 */
export class PresentedClock {
  readonly #video: HTMLVideoElement;
  readonly #timer: AwakeTimer;
  #expected: {readonly limitMs: Milliseconds; onFirst: (() => void) | null} | null = null;
  #isPaused = false;
  #stopListening: (() => void) | null = null;

  /** @param onStill told once when no picture has come for the limit. */
  constructor(video: HTMLVideoElement, onStill: (stillMs: Milliseconds) => void) {
    this.#video = video;
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
  start(limitMs: Milliseconds, onFirst: (() => void) | null = null): void {
    this.#expected = {limitMs, onFirst};
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
    this.#stopListening = onPresented(this.#video, () => {
      if (!hasPicture(this.#video)) return;
      this.#timer.start(expected.limitMs);
      expected.onFirst?.();
      expected.onFirst = null;
    });
  }
}
