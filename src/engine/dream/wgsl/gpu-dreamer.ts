/**
 * The dreamer on WebGPU: from the painter's texture to the compositor's without reading back, on
 * the device they share.
 */
import type {GpuPerception} from '../../network/gpu-perception.ts';
import {assert} from '../../../protocol/assert.ts';
import type {DreamOptions, DreamSteps} from '../../../protocol/dreams.ts';
import {EngineError} from '../../../protocol/errors.ts';
import type {Milliseconds, PixelSize} from '../../../protocol/units.ts';
import type {Picture, Pixels} from '../../picture/picture.ts';
import {readTexture} from '../../gpu/read-back.ts';
import {seeAt} from '../../picture/convert-pixels.ts';
import {KEEP_LIMIT_MS} from '../dream-on.ts';
import {DreamWishes} from '../dream-wishes.ts';
import type {Dreamer, DreamtFrame, KeepDreamOptions} from '../dreamer.ts';
import {explainStep} from '../explain-step.ts';
import {dreamSize} from '../../ascent/octaves.ts';
import {createDreamPasses} from './dream-passes.ts';
import {GpuDreamLoop} from './gpu-dream-loop.ts';
import {dreamOnGpu} from './kept-dream.ts';
import type {ClimbParts} from './octave-run.ts';

/**
 * The short side at which a step is explained: the card's pictures are small, and its levelling
 * runs in this thread.
 */
const EXPLAINED_SHORT_SIDE = 192;

/** What a dreamer is made with. */
export interface GpuDreamerParts {
  /** Shared with painter and compositor; not destroyed here. */
  readonly device: GPUDevice;
  /** On that device; the dreamer's from then on. */
  readonly perception: GpuPerception;
  readonly seed: number;
  /** Steps fade in, and nothing drifts. */
  readonly reducedMotion: boolean;
  /** A dream cannot be dreamt: it fades, the mirror goes on. */
  readonly onFailure: (error: unknown) => void;
}

/** Dreams over textures. */
export class GpuDreamer implements Dreamer {
  readonly engine = 'wgsl';
  readonly #parts: ClimbParts;
  readonly #loop: GpuDreamLoop;
  readonly #wishes: DreamWishes;

  private constructor(parts: ClimbParts, options: Pick<GpuDreamerParts, 'seed' | 'reducedMotion' | 'onFailure'>) {
    this.#parts = parts;
    this.#loop = new GpuDreamLoop(parts, options);
    this.#wishes = new DreamWishes(parts.perception);
  }

  /**
   * Compiles the dream's own passes; the network's follow with the first picture.
   * @throws EngineError 'shader-invalid'.
   */
  static async create({device, perception, ...options}: GpuDreamerParts): Promise<GpuDreamer> {
    const gpu = {device, passes: await createDreamPasses(device)};
    return new GpuDreamer({gpu, perception}, options);
  }

  get hasGuide(): boolean {
    return this.#wishes.hasGuide;
  }

  sizeFor(canvas: PixelSize, shortSide: number): PixelSize {
    return dreamSize(canvas, shortSide, this.#parts.perception.file.input.multipleOf);
  }

  setOptions(options: DreamOptions | null): void {
    try {
      this.#wishes.setOptions(options);
    } finally {
      this.#loop.set(this.#wishes.settings);
    }
  }

  restart(): void {
    this.#loop.restart();
  }

  advance(picture: Picture, budgetMs: Milliseconds): DreamtFrame {
    assert(picture.kind === 'gpu-texture', () => `this dreamer sees textures, not a ${picture.kind}`);
    const {texture, ...frame} = this.#loop.advance(picture.texture, budgetMs);
    return {...frame, picture: {kind: 'gpu-texture', texture, size: picture.size}};
  }

  async learnGuide(pixels: Pixels): Promise<void> {
    await this.#wishes.learnGuide(pixels);
    this.#loop.set(this.#wishes.settings);
  }

  async keep(camera: Pixels, options: KeepDreamOptions = {}): Promise<Pixels> {
    const live = this.#loop.detail;
    const {settings} = this.#wishes;
    if (live === null || settings === null) return camera;
    const {objective, strength} = settings;
    const kept = {parts: this.#parts, objective, camera, live, strength};
    return dreamOnGpu(kept, {limitMs: KEEP_LIMIT_MS, now: () => performance.now(), ...options});
  }

  async explain(): Promise<DreamSteps> {
    const newest = this.#loop.detail;
    const {settings} = this.#wishes;
    if (newest === null || settings === null) {
      throw new EngineError('source-empty', 'nothing has been dreamt of yet');
    }
    const {gpu, perception} = this.#parts;
    const shortSide = Math.min(EXPLAINED_SHORT_SIDE, newest.size.width, newest.size.height);
    const size = this.sizeFor(newest.size, shortSide);
    return explainStep(perception, settings.objective, seeAt(await readTexture(gpu.device, newest.camera), size));
  }

  dispose(): void {
    this.#loop.dispose();
    this.#parts.perception.dispose();
  }
}
