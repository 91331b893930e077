/**
 * The newest frame, and the one rule about closing frames: the last one that uses a frame closes
 * it, exactly once.
 */
import type {FrameOrientation} from '../../protocol/messages.ts';
import type {Milliseconds} from '../../protocol/units.ts';
import type {FrameImage} from '../picture/frame-image.ts';

/** A frame with what is known about it. */
export interface SourceFrame {
  readonly frame: FrameImage;
  readonly orientation: FrameOrientation;
  /** On the `performance.timeOrigin + performance.now()` clock. */
  readonly capturedAt: Milliseconds;
}

/** A frame in use; `release` must be called exactly once. */
export interface FrameLease {
  readonly source: SourceFrame;
  readonly release: () => void;
}

interface Held {
  source: SourceFrame;
  holders: number;
}

/**
 * Holds the newest frame open until a newer one replaces it; frames in use stay open until
 * released.
 */
export class FrameSlot {
  #newest: Held | null = null;
  #openFrames = 0;
  #version = 0;

  /** Counts up with every frame offered: tells a new frame from one already seen. */
  get version(): number {
    return this.#version;
  }

  /** Frames not yet closed. */
  get openFrames(): number {
    return this.#openFrames;
  }

  /** Takes ownership of a frame; the one before is closed as soon as nobody uses it. */
  offer(source: SourceFrame): void {
    this.clear();
    this.#newest = {source, holders: 1};
    this.#openFrames++;
    this.#version++;
  }

  /** Shows the newest frame another way round: a still is sent only once. */
  reorient(orientation: FrameOrientation): void {
    if (this.#newest === null) return;
    this.#newest.source = {...this.#newest.source, orientation};
    this.#version++;
  }

  /** Borrows the newest frame, if there is one. */
  lease(): FrameLease | null {
    const held = this.#newest;
    if (held === null) return null;
    held.holders++;
    return {
      source: held.source,
      release: (): void => {
        this.#release(held);
      },
    };
  }

  /** Lets go of the newest frame. */
  clear(): void {
    if (this.#newest) this.#release(this.#newest);
    this.#newest = null;
  }

  #release(held: Held): void {
    held.holders--;
    if (held.holders > 0) return;
    held.source.frame.close();
    this.#openFrames--;
  }
}
