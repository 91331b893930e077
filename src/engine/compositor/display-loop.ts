/**
 * The display loop: draws the canvas once a display frame, measures how often and how late, and
 * wakes the stages.
 */
import type {Milliseconds} from '../../protocol/units.ts';
import type {Compositor} from './compositor.ts';
import type {FrameSlot, SourceFrame} from '../ingest/frame-slot.ts';
import {RateMeter, TimingMeter} from '../shared/meters.ts';

/** What the loop draws with, and whom it tells. */
export interface DisplayLoopParts {
  readonly compositor: Pick<Compositor, 'render'>;
  readonly frames: Pick<FrameSlot, 'version'>;
  /** A display frame is over. Called whether or not anything was drawn. */
  readonly onFrame: (now: Milliseconds) => void;
  /** The canvas was drawn with a new camera frame. */
  readonly onShown: () => void;
  /** The canvas shows more than before: the camera at first, then a picture made of it. */
  readonly onShowing: (isPainted: boolean) => void;
  /** Drawing failed, and the loop has ended. */
  readonly onFailure: (error: unknown) => void;
}

/** What the canvas can show, from little to much. */
const SHOWING = ['nothing', 'camera', 'painting'] as const;

/** Draws display frames until it is stopped. A hidden tab gets none by itself. */
export class DisplayLoop {
  readonly screenRate = new RateMeter();
  readonly compositeTimes = new TimingMeter();
  /** From the camera's shutter to the canvas. */
  readonly latencies = new TimingMeter();
  readonly #parts: DisplayLoopParts;
  #isStopped = false;
  #shownFrames = 0;
  #shownVersion = 0;
  #madeOf: SourceFrame | null = null;
  #showing: (typeof SHOWING)[number] = 'nothing';

  constructor(parts: DisplayLoopParts) {
    this.#parts = parts;
  }

  /** Camera frames that the canvas has been drawn with, painted or plain. */
  get shownFrames(): number {
    return this.#shownFrames;
  }

  /** A picture made of this frame is on its way to the screen. */
  noteMade(source: SourceFrame): void {
    this.#madeOf = source;
  }

  /** Draws one display frame and asks for the next. */
  draw(): void {
    if (this.#isStopped) return;
    const {compositor, onFrame, onFailure} = this.#parts;
    const startedAt = performance.now();
    try {
      if (compositor.render(startedAt)) this.#noteDrawn(startedAt);
    } catch (error) {
      this.#isStopped = true;
      onFailure(error);
      return;
    }
    onFrame(performance.now());
    requestAnimationFrame(() => {
      this.draw();
    });
  }

  stop(): void {
    this.#isStopped = true;
  }

  #noteDrawn(startedAt: Milliseconds): void {
    const now = performance.now();
    this.screenRate.note(now);
    this.#noteShown();
    this.compositeTimes.note(now - startedAt);
    if (this.#madeOf) this.latencies.note(performance.timeOrigin + now - this.#madeOf.capturedAt);
    this.#noteShowing(this.#madeOf ? 'painting' : this.#parts.frames.version > 0 ? 'camera' : 'nothing');
    this.#madeOf = null;
  }

  /** The mirror's own rate: what a dream or a lens changes on a still picture does not count. */
  #noteShown(): void {
    const {version} = this.#parts.frames;
    if (version === this.#shownVersion) return;
    this.#shownVersion = version;
    this.#shownFrames++;
    this.#parts.onShown();
  }

  #noteShowing(showing: (typeof SHOWING)[number]): void {
    if (SHOWING.indexOf(showing) <= SHOWING.indexOf(this.#showing)) return;
    this.#showing = showing;
    this.#parts.onShowing(showing === 'painting');
  }
}
