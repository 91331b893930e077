/**
 * Sends a video's frames to the engine: the newest one whenever the engine wants one, one in
 * flight.
 */
import type {EnginePort} from '../ports.ts';
import {hasPicture, onPresented, type Presented} from './presented.ts';

/** The part of the engine the pump needs. */
export type FrameTaker = Pick<EnginePort, 'wantsFrame' | 'sendFrame'>;

/** Pumps one video until stopped. */
export class FramePump {
  readonly #video: HTMLVideoElement;
  readonly #engine: FrameTaker;
  #stop: (() => void) | null = null;
  #sequence = 0;
  #lastCount: number | null = null;

  constructor(video: HTMLVideoElement, engine: FrameTaker) {
    this.#video = video;
    this.#engine = engine;
  }

  start(): void {
    this.#stop ??= onPresented(this.#video, (presented) => {
      this.#send(presented);
    });
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
    this.#lastCount = null;
  }

  #send({at, count}: Presented): void {
    this.#sequence += count === null || this.#lastCount === null ? 1 : Math.max(1, count - this.#lastCount);
    this.#lastCount = count;
    if (!this.#engine.wantsFrame() || !hasPicture(this.#video)) return;
    let frame: VideoFrame;
    try {
      frame = new VideoFrame(this.#video);
    } catch (error) {
      // Between two streams a video has no picture for a moment; the next callback brings one.
      if (error instanceof DOMException && error.name === 'InvalidStateError') return;
      throw error;
    }
    this.#engine.sendFrame(frame, this.#sequence, performance.timeOrigin + at);
  }
}
