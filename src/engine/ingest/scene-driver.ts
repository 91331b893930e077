/**
 * Drives the still life: the source that lives in the worker and looks like a camera to the frame
 * loop.
 */
import type {FrameOrientation} from '../../protocol/messages.ts';
import type {Milliseconds} from '../../protocol/units.ts';
import type {SourceFrame} from './frame-slot.ts';
import type {StillLifeSource} from '../scene/still-life.ts';

/** The scene is drawn at 30 frames a second where the machine keeps up. */
const FRAME_INTERVAL_MS = 1000 / 30;

/** Size of the scene's frames; portrait mirrors get the same turned. */
const LONG_SIDE = 1280;
const SHORT_SIDE = 720;
/** On a processor the same scene costs too much at that size. */
const SOFTWARE_SCALE = 0.5;

/** What a scene's pictures should be like. */
export interface SceneShape {
  readonly isPortrait: boolean;
  readonly isSoftware: boolean;
}

/** How a scene is shown. */
export interface SceneOptions extends SceneShape {
  readonly seed: number;
  /** Seconds at which it stands still, or null to move. */
  readonly at: number | null;
}

/** The scene stands upright and is not mirrored. */
const UPRIGHT: FrameOrientation = {mirrored: false, rotation: 0};

/** Offers a scene's frames to a consumer until it is stopped. */
export class SceneDriver {
  readonly #deliver: (frame: SourceFrame) => void;
  #run: AbortController | null = null;

  constructor(deliver: (frame: SourceFrame) => void) {
    this.#deliver = deliver;
  }

  /**
   * Starts a scene, instead of the one that may be running.
   * @throws EngineError from the scene's renderer.
   */
  async start(options: SceneOptions): Promise<void> {
    this.stop();
    const run = new AbortController();
    this.#run = run;
    const {StillLifeSource} = await import('../scene/still-life.ts');
    if (run.signal.aborted) return;
    const scale = options.isSoftware ? SOFTWARE_SCALE : 1;
    const [width, height] = options.isPortrait ? [SHORT_SIDE, LONG_SIDE] : [LONG_SIDE, SHORT_SIDE];
    const scene = await StillLifeSource.create({
      seed: options.seed,
      width: width * scale,
      height: height * scale,
      antialias: !options.isSoftware,
      signal: run.signal,
    });
    try {
      await this.#play(scene, options.at, run.signal);
    } finally {
      scene.dispose();
    }
  }

  stop(): void {
    this.#run?.abort();
    this.#run = null;
  }

  async #play(scene: StillLifeSource, at: number | null, signal: AbortSignal): Promise<void> {
    const startedAt = performance.now();
    while (!signal.aborted) {
      const dueAt: Milliseconds = performance.now() + FRAME_INTERVAL_MS;
      const frame = scene.renderAt(at ?? (performance.now() - startedAt) / 1000);
      this.#deliver({frame, orientation: UPRIGHT, capturedAt: performance.timeOrigin + performance.now()});
      // A scene that stands still is one frame.
      if (at !== null) return;
      await pause(Math.max(0, dueAt - performance.now()), signal);
    }
  }
}

function pause(ms: Milliseconds, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      {once: true},
    );
  });
}
