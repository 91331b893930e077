/**
 * The pictures of a camera's track, without the way over the video element and the screen: the
 * element may rest meanwhile.
 */
import {CaptureClock} from './capture-clock.ts';
import type {Presented, Presenter} from './presented.ts';

/** Breakout box (W3C mediacapture-transform): Chromium has it on the page, others in workers. */
interface TrackProcessor {
  readonly readable: ReadableStream<VideoFrame>;
}
type TrackProcessorMaker = new (init: {track: MediaStreamTrack; maxBufferSize: number}) => TrackProcessor;

declare global {
  interface Window {
    readonly MediaStreamTrackProcessor?: TrackProcessorMaker;
  }
}

/** Reads a track while anybody listens. */
export class TrackPresenter implements Presenter {
  readonly #track: MediaStreamTrack;
  readonly #Processor: TrackProcessorMaker;
  readonly #listeners = new Set<(presented: Presented) => void>();
  readonly #clock = new CaptureClock();
  #reader: ReadableStreamDefaultReader<VideoFrame> | null = null;

  private constructor(track: MediaStreamTrack, processor: TrackProcessorMaker) {
    this.#track = track;
    this.#Processor = processor;
  }

  /** Null where this browser reads no tracks on a page. */
  static over(track: MediaStreamTrack): TrackPresenter | null {
    const processor = window.MediaStreamTrackProcessor;
    return processor === undefined ? null : new TrackPresenter(track, processor);
  }

  onPresented(callback: (presented: Presented) => void): () => void {
    this.#listeners.add(callback);
    if (this.#reader === null) this.#begin();
    return () => {
      this.#listeners.delete(callback);
      if (this.#listeners.size === 0) this.#end();
    };
  }

  #begin(): void {
    // A track that has ended has no more pictures, which whoever waits for one will see.
    if (this.#track.readyState === 'ended') return;
    // The newest picture alone: one that waits is dropped for the next.
    const processor = new this.#Processor({track: this.#track, maxBufferSize: 1});
    this.#reader = processor.readable.getReader();
    void this.#read(this.#reader);
  }

  #end(): void {
    const reader = this.#reader;
    this.#reader = null;
    reader?.cancel().catch(() => undefined);
  }

  async #read(reader: ReadableStreamDefaultReader<VideoFrame>): Promise<void> {
    try {
      for (;;) {
        const {done, value} = await reader.read();
        if (done) return;
        if (reader === this.#reader) this.#present(value);
        else value.close();
      }
    } catch {
      // The track broke: no pictures come, which whoever waits for one will see.
    }
  }

  /** A frame that nobody takes is closed: the camera has only a few. */
  #present(frame: VideoFrame): void {
    let left: VideoFrame | null = frame;
    const take = (): VideoFrame | null => {
      const taken = left;
      left = null;
      return taken;
    };
    if (frame.displayWidth > 0 && frame.displayHeight > 0) {
      const at = this.#clock.capturedAt(frame.timestamp / 1000, performance.now());
      for (const listener of [...this.#listeners]) listener({at, count: null, take});
    }
    take()?.close();
  }
}
