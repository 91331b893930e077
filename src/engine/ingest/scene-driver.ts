/**
 * Drives the still life: the source that lives in the worker and looks like a camera to the frame
 * loop. One scene with one context serves for the engine's life: it pauses while another source is
 * shown, and goes on where it was.
 */
import {backoffMs} from '../../protocol/backoff.ts';
import {toFailure, type Failure} from '../../protocol/errors.ts';
import type {FrameOrientation} from '../../protocol/messages.ts';
import type {Milliseconds} from '../../protocol/units.ts';
import type {SceneRenderer, StillLife, StillLifeOptions} from '../scene/still-life.ts';
import {pause} from '../shared/pause.ts';
import type {SourceFrame} from './frame-slot.ts';

/**
 * Size of the scene's frames, of which portrait mirrors get the same turned, and how often there is
 * one where the machine keeps up. A third of a processor's core is enough for what it draws.
 */
const FRAMES: Readonly<Record<SceneRenderer, {longSide: number; shortSide: number; intervalMs: Milliseconds}>> = {
  three: {longSide: 1280, shortSide: 720, intervalMs: 1000 / 30},
  software: {longSide: 427, shortSide: 240, intervalMs: 1000 / 24},
};

/** A scene whose context is lost or refused is opened again after this long, for ever. */
const REOPENING = {firstMs: 500, longestMs: 30_000};

/** What a scene's pictures should be like. */
export interface SceneShape {
  readonly isPortrait: boolean;
  readonly renderer: SceneRenderer;
}

/** How a scene is shown. */
export interface SceneOptions extends SceneShape {
  readonly seed: number;
  /** Seconds at which it stands still, or null to move. */
  readonly at: number | null;
}

/** What the driver is made with. */
export interface SceneDriverParts {
  /** Takes ownership of each frame. */
  readonly deliver: (frame: SourceFrame) => void;
  /** Told once in a row of failures; the driver goes on trying. */
  readonly onFailure: (found: Failure) => void;
  readonly open: (renderer: SceneRenderer, options: StillLifeOptions) => Promise<StillLife>;
}

/** What a scene was opened or changed to. */
type ShownScene = StillLifeOptions & Pick<SceneShape, 'renderer'>;

/** The scene stands upright and is not mirrored. */
const UPRIGHT: FrameOrientation = {mirrored: false, rotation: 0};

/** Offers a scene's frames to a consumer until it is stopped. */
export class SceneDriver {
  readonly #parts: SceneDriverParts;
  #run: AbortController | null = null;
  /** Runs follow one another: each leaves the scene to the next. */
  #lastRun: Promise<void> = Promise.resolve();
  #scene: StillLife | null = null;
  #shown: ShownScene | null = null;
  /** The scene's time goes on from here when it is shown again. */
  #seconds = 0;
  #failures = 0;

  constructor(parts: SceneDriverParts) {
    this.#parts = parts;
  }

  /** Shows a scene, instead of the one that may be shown. */
  start(options: SceneOptions): void {
    this.stop();
    const run = new AbortController();
    this.#run = run;
    this.#lastRun = this.#lastRun.then(() => this.#keepShowing(options, run.signal));
  }

  /** Pauses. The scene and its context stay for the next start. */
  stop(): void {
    this.#run?.abort();
    this.#run = null;
  }

  /** Pauses for good, and gives the context back. */
  close(): void {
    this.stop();
    this.#lastRun = this.#lastRun.then(() => {
      this.#dispose();
    });
  }

  async #keepShowing(options: SceneOptions, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const scene = await this.#openScene(options);
        await this.#play(scene, options, signal);
        return;
      } catch (error) {
        this.#dispose();
        this.#failures++;
        if (this.#failures === 1) this.#parts.onFailure(toFailure(error));
        await pause(backoffMs(REOPENING, this.#failures), signal);
      }
    }
  }

  async #openScene({seed, isPortrait, renderer}: SceneOptions): Promise<StillLife> {
    const {longSide, shortSide} = FRAMES[renderer];
    const [width, height] = isPortrait ? [shortSide, longSide] : [longSide, shortSide];
    const wanted = {seed, width, height, renderer};
    if (this.#shown !== null && this.#shown.renderer !== renderer) this.#dispose();
    if (this.#scene === null) this.#scene = await this.#parts.open(renderer, wanted);
    else if (!isSame(wanted, this.#shown)) await this.#scene.change(wanted);
    this.#shown = wanted;
    return this.#scene;
  }

  async #play(scene: StillLife, {at, renderer}: SceneOptions, signal: AbortSignal): Promise<void> {
    let before = performance.now();
    while (!signal.aborted) {
      const now = performance.now();
      this.#seconds += (now - before) / 1000;
      before = now;
      const frame = at === null ? scene.playTo(this.#seconds) : scene.renderAt(at);
      this.#failures = 0;
      this.#parts.deliver({frame, orientation: UPRIGHT, capturedAt: performance.timeOrigin + now});
      // A scene that stands still is one frame.
      if (at !== null) return;
      await pause(Math.max(0, now + FRAMES[renderer].intervalMs - performance.now()), signal);
    }
  }

  #dispose(): void {
    this.#scene?.dispose();
    this.#scene = null;
    this.#shown = null;
  }
}

function isSame(a: ShownScene, b: ShownScene | null): boolean {
  return a.seed === b?.seed && a.width === b.width && a.height === b.height;
}
