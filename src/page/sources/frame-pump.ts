/**
 * Sends a video's frames to the engine: the newest one whenever the engine wants one, one in
 * flight.
 */
import type {EnginePort} from '../ports.ts';
import type {Milliseconds} from '../../protocol/units.ts';

/** The part of the engine the pump needs. */
export type FrameTaker = Pick<EnginePort, 'wantsFrame' | 'sendFrame'>;

/** Pumps one video until stopped. */
export class FramePump {
  readonly #video: HTMLVideoElement;
  readonly #engine: FrameTaker;
  readonly #onEmpty: () => void;
  #request: {readonly cancel: () => void} | null = null;
  #sequence = 0;
  #lastPresented: number | null = null;

  /** @param onEmpty told when the video presents a picture without pixels. */
  constructor(video: HTMLVideoElement, engine: FrameTaker, onEmpty: () => void) {
    this.#video = video;
    this.#engine = engine;
    this.#onEmpty = onEmpty;
  }

  start(): void {
    if (this.#request === null) this.#next();
  }

  stop(): void {
    this.#request?.cancel();
    this.#request = null;
    this.#lastPresented = null;
  }

  #next(): void {
    // Typed as always present; Firefox has it only since 2024, and a display frame is the next best
    // moment.
    const hasCallback = 'requestVideoFrameCallback' in this.#video;
    if (hasCallback) {
      const id = this.#video.requestVideoFrameCallback((now, metadata) => {
        this.#present(metadata.captureTime ?? now, metadata.presentedFrames);
      });
      this.#request = {
        cancel: () => {
          this.#video.cancelVideoFrameCallback(id);
        },
      };
    } else {
      const id = requestAnimationFrame((now) => {
        this.#present(now, null);
      });
      this.#request = {
        cancel: () => {
          cancelAnimationFrame(id);
        },
      };
    }
  }

  /**
   * @param presented the browser's own count, whose gaps are frames that were dropped before they
   *   reached the page.
   */
  #present(shownAt: Milliseconds, presented: number | null): void {
    this.#next();
    this.#sequence +=
      presented === null || this.#lastPresented === null ? 1 : Math.max(1, presented - this.#lastPresented);
    this.#lastPresented = presented;
    if (!this.#engine.wantsFrame()) return;
    if (this.#video.videoWidth === 0 || this.#video.videoHeight === 0) {
      this.#onEmpty();
      return;
    }
    let frame: VideoFrame;
    try {
      frame = new VideoFrame(this.#video);
    } catch (error) {
      // Between two streams a video has no picture for a moment; the next callback brings one.
      if (error instanceof DOMException && error.name === 'InvalidStateError') return;
      throw error;
    }
    this.#engine.sendFrame(frame, this.#sequence, performance.timeOrigin + shownAt);
  }
}
