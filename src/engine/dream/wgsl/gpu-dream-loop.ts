/**
 * The dream loop on the GPU: the same dream as `DreamLoop`'s, from camera texture to display
 * texture without reading a pixel back.
 *
 * One encoder and one submit a frame: first what is shown, then the steps that the budget affords,
 * which the next frame shows. What is decided here rests on a few numbers that come back a frame or
 * two late (how still it is, how light, how strong the dream is); the motion itself never leaves
 * the GPU. As one queue keeps all in order, a step is added to the very detail that it was measured
 * on, and need not be moved after it as in `DreamLoop`.
 */
import {EngineError} from '../../../protocol/errors.ts';
import type {Milliseconds, UnitInterval} from '../../../protocol/units.ts';
import {PictureTextures} from '../../gpu/picture-textures.ts';
import {DeviceWatch} from '../../gpu/device-watch.ts';
import {depthOf, type Depth} from '../depth.ts';
import {FADED, ZOOM_PER_FRAME, type DreamSettings} from '../dream-loop.ts';
import {zoomShare} from '../motion-field.ts';
import {memoryAt, presenceOf} from '../presence.ts';
import {isSameObjective} from '../../ascent/same-objective.ts';
import {shownShare} from '../step-fade.ts';
import {StillnessMeter} from '../stillness.ts';
import type {DetailRun} from './detail-run.ts';
import {FrameReports, type FrameReport} from './frame-reports.ts';
import {SizedDream} from './sized-dream.ts';
import {LiveSteps} from './live-steps.ts';
import type {ClimbParts} from './octave-run.ts';

/** One picture goes out. */
const PICTURE_SLOT = 0;

/** How a loop is set up. */
export interface GpuDreamLoopOptions {
  readonly seed: number;
  /** Steps fade in, and nothing drifts. */
  readonly reducedMotion: boolean;
  /**
   * The objective cannot be climbed. There are no more steps until something else is to be dreamt;
   * what was dreamt fades.
   */
  readonly onFailure: (error: unknown) => void;
}

/** One frame's dream. */
export interface GpuDreamOutput {
  /** rgba8unorm, of the camera's size; rewritten by the next frame. */
  readonly texture: GPUTexture;
  readonly stillness: UnitInterval;
  /** Steps finished since the start. */
  readonly steps: number;
  /** Nothing of the dream can be seen. */
  readonly isFaded: boolean;
}

/** A dream on a live picture. */
export class GpuDreamLoop {
  readonly #parts: ClimbParts;
  readonly #options: GpuDreamLoopOptions;
  readonly #watch: DeviceWatch;
  readonly #textures: PictureTextures;
  readonly #reports: FrameReports;
  readonly #steps: LiveSteps;
  readonly #stillness = new StillnessMeter();
  #sized: SizedDream | null = null;
  #settings: DreamSettings | null = null;
  /** The newest one asked for: a dream that fades must not flare up first. */
  #strength: UnitInterval = 1;
  #presence: UnitInterval = 0;
  #frame = 0;
  /** The newest frame with steps. */
  #grewIn = -Infinity;
  #newest: Pick<FrameReport, 'frame' | 'peak'> = {frame: -1, peak: 0};
  #startsAgain = false;
  #hasFailed = false;
  #aiming: Promise<void> = Promise.resolve();
  #measuring: Promise<void> = Promise.resolve();

  constructor(parts: ClimbParts, options: GpuDreamLoopOptions) {
    const {device} = parts.gpu;
    this.#parts = parts;
    this.#options = options;
    this.#watch = new DeviceWatch(device);
    this.#textures = new PictureTextures(device);
    this.#reports = new FrameReports(device, (report) => {
      this.#note(report);
    });
    this.#steps = new LiveSteps(device, options.seed, parts.perception.file.input.multipleOf);
  }

  /** The newest picture with its detail, or null before the first frame. */
  get detail(): DetailRun | null {
    return this.#sized?.detail ?? null;
  }

  /** What to dream; null lets the dream fade. What was dreamt stays and is overgrown. */
  set(settings: DreamSettings | null): void {
    const isOther = !isSameObjective(settings?.objective ?? null, this.#settings?.objective ?? null);
    this.#settings = settings;
    if (settings) this.#strength = settings.strength;
    if (isOther) this.#aim();
  }

  /** Begins with the plain camera again. */
  restart(): void {
    this.#startsAgain = true;
    this.#steps.restart();
    if (this.#hasFailed) this.#aim();
  }

  /**
   * Takes the newest frame and shows it with the dream in it, without waiting for anything.
   *
   * @param camera rgba8unorm with COPY_SRC; both sides multiples of the network's. A change of size
   *   keeps the dream.
   * @param budgetMs What steps may take for this frame.
   * @throws EngineError 'gpu-lost'.
   */
  advance(camera: GPUTexture, budgetMs: Milliseconds): GpuDreamOutput {
    this.#watch.check();
    const {queue} = this.#parts.gpu.device;
    const encoder = this.#parts.gpu.device.createCommandEncoder({label: 'GpuDreamLoop.frame'});
    const texture = this.#textures.take(PICTURE_SLOT, camera);
    const before = this.#sized;
    const sized = this.#sizedFor(texture, encoder);
    const {detail, motion, octaves} = sized;
    encoder.copyTextureToTexture({texture: camera}, {texture: detail.camera}, [camera.width, camera.height]);
    if (this.#startsAgain) for (const buffer of [detail.detail, detail.shown]) encoder.clearBuffer(buffer);
    this.#startsAgain = false;
    const depth = depthOf(this.#settings?.depth ?? 0, this.#stillness.value, octaves.sizes.length);
    this.#encodeFrame(encoder, sized, depth);
    const report = this.#reports.copy(encoder, motion.report, detail.totals, this.#frame);
    const measure = this.#encodeSteps(encoder, sized, depth, budgetMs);
    queue.submit([encoder.finish()]);
    if (before !== sized) before?.dispose(sized);
    report();
    if (measure) this.#measuring = this.#unlessLost(measure());
    this.#frame++;
    return {texture, stillness: this.#stillness.value, steps: this.#steps.finished, isFaded: this.#isFaded()};
  }

  /**
   * Resolves once the objective is ready, the GPU has done what it was told, and its numbers have
   * come back.
   */
  async settled(): Promise<void> {
    await this.#aiming;
    await this.#measuring;
    await this.#reports.settled();
  }

  dispose(): void {
    this.#sized?.dispose(null);
    this.#sized = null;
    this.#textures.dispose();
    this.#reports.dispose();
    this.#steps.dispose();
  }

  #sizedFor(picture: GPUTexture, encoder: GPUCommandEncoder): SizedDream {
    const before = this.#sized;
    if (before?.fits(picture)) return before;
    const sized = new SizedDream(this.#parts, picture, before);
    this.#sized = sized;
    if (before) {
      const pass = encoder.beginComputePass({label: 'GpuDreamLoop.takeOver'});
      sized.detail.encodeTakeOver(pass, before.detail);
      pass.end();
    }
    this.#aim();
    return sized;
  }

  #encodeFrame(encoder: GPUCommandEncoder, {detail, motion}: SizedDream, depth: Depth): void {
    const settings = this.#settings;
    const isFrozen = settings?.isFrozen === true;
    const {reducedMotion} = this.#options;
    const isDrifting = settings?.isZooming === true && !isFrozen && !reducedMotion;
    const zoom = isDrifting ? zoomShare(ZOOM_PER_FRAME) : 0;
    const memory = this.#memoryOf(depth);
    const pass = encoder.beginComputePass({label: 'GpuDreamLoop.show'});
    motion.encode(pass, detail.camera, zoom);
    detail.encode(pass, {
      memory,
      strength: this.#strength,
      isHeld: !isFrozen,
      shownShare: shownShare(reducedMotion),
    });
    pass.end();
    motion.remember(encoder);
  }

  #encodeSteps(
    encoder: GPUCommandEncoder,
    {octaves}: SizedDream,
    depth: Depth,
    budgetMs: Milliseconds,
  ): (() => Promise<void>) | null {
    const isFrozen = this.#settings?.isFrozen === true;
    this.#steps.noteFrame(budgetMs, !isFrozen, this.#memoryOf(depth));
    if (this.#settings === null || isFrozen || !octaves.isReady || this.#presence === 0) return null;
    const measure = this.#steps.encode(encoder, octaves, {depth, presence: this.#presence});
    if (measure) this.#grewIn = this.#frame;
    return measure;
  }

  /** The share of the dream that this frame leaves over. */
  #memoryOf(depth: Depth): UnitInterval {
    if (this.#settings?.isFrozen === true) return 1;
    return memoryAt(this.#settings === null || this.#hasFailed ? 0 : this.#presence, depth.memory);
  }

  #note({frame, calm, light, peak}: FrameReport): void {
    this.#stillness.noteCalm(calm);
    this.#presence = presenceOf(light);
    this.#newest = {frame, peak};
  }

  /** A report is as old as its frame: one from before a step knows nothing of it. */
  #isFaded(): boolean {
    return this.#newest.frame > this.#grewIn && this.#newest.peak < FADED;
  }

  /** Makes all octaves ready for the objective; there are no steps until then. */
  #aim(): void {
    this.#hasFailed = false;
    this.#steps.restart();
    const octaves = this.#sized?.octaves;
    if (!octaves) return;
    const objective = this.#settings?.objective ?? null;
    this.#aiming = this.#unlessLost(octaves.aim(objective)).catch((error: unknown) => {
      const isCurrent = isSameObjective(objective, this.#settings?.objective ?? null);
      if (!isCurrent || octaves !== this.#sized?.octaves) return;
      this.#hasFailed = true;
      this.#options.onFailure(error);
    });
  }

  /** The next frame says that the device was lost: nothing else need. */
  async #unlessLost(work: Promise<void>): Promise<void> {
    try {
      await this.#watch.orLost(work);
    } catch (error) {
      if (!(error instanceof EngineError && error.code === 'gpu-lost')) throw error;
    }
  }
}
