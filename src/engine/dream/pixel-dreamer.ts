/**
 * The dreamer where there is no WebGPU: pictures in memory, steps by a perception network that
 * answers from its own worker.
 */
import {assert} from '../../protocol/assert.ts';
import type {DreamOptions, DreamSteps} from '../../protocol/dreams.ts';
import {EngineError} from '../../protocol/errors.ts';
import type {PerceptionNetwork} from '../network/perception.ts';
import type {Milliseconds, PixelSize} from '../../protocol/units.ts';
import type {Picture, Pixels} from '../picture/picture.ts';
import {fromPixels, toPixels} from '../picture/convert-pixels.ts';
import {DreamLoop} from './dream-loop.ts';
import {dreamOn, KEEP_LIMIT_MS, KEPT_SHORT_SIDE} from './dream-on.ts';
import {DreamWishes} from './dream-wishes.ts';
import type {Dreamer, DreamtFrame, KeepDreamOptions} from './dreamer.ts';
import {explainStep} from './explain-step.ts';
import {dreamSize} from '../ascent/octaves.ts';

/** What a dreamer is made with. */
export interface PixelDreamerParts {
  readonly network: PerceptionNetwork;
  readonly seed: number;
  /** What the status panel calls it. */
  readonly engine?: string;
  /** Short side of the network's largest view of a kept picture. */
  readonly keptShortSide?: number;
  /** Steps fade in, and nothing drifts. */
  readonly reducedMotion: boolean;
  /** A live step failed: the dream fades, the mirror goes on. */
  readonly onFailure: (error: unknown) => void;
  readonly now?: () => Milliseconds;
}

/** Dreams over pixels. */
export class PixelDreamer implements Dreamer {
  readonly engine: string;
  readonly #keptShortSide: number;
  readonly #network: PerceptionNetwork;
  readonly #now: () => Milliseconds;
  readonly #loop: DreamLoop;
  readonly #wishes: DreamWishes;
  #newest: Pixels | null = null;

  constructor({
    network,
    seed,
    engine = 'pixels',
    keptShortSide = KEPT_SHORT_SIDE,
    reducedMotion,
    onFailure,
    now = () => performance.now(),
  }: PixelDreamerParts) {
    this.engine = engine;
    this.#keptShortSide = keptShortSide;
    this.#network = network;
    this.#now = now;
    this.#loop = new DreamLoop(network, {seed, now, reducedMotion, onFailure});
    this.#wishes = new DreamWishes(network);
  }

  get hasGuide(): boolean {
    return this.#wishes.hasGuide;
  }

  sizeFor(canvas: PixelSize, shortSide: number): PixelSize {
    return dreamSize(canvas, shortSide, this.#network.file.input.multipleOf);
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
    assert(picture.kind === 'pixels', () => `this dreamer sees pixels, not a ${picture.kind}`);
    this.#newest = {...picture.size, data: picture.data};
    const {picture: dreamt, grip, stillness, steps, isFaded} = this.#loop.advance(fromPixels(this.#newest), budgetMs);
    const {width, height, data} = toPixels(dreamt);
    for (let pixel = 0; pixel < width * height; pixel++) data[pixel * 4 + 3] = 255 * (grip?.[pixel] ?? 0);
    return {picture: {kind: 'pixels', data, size: {width, height}}, stillness, steps, isFaded};
  }

  async learnGuide(pixels: Pixels): Promise<void> {
    await this.#wishes.learnGuide(pixels);
    this.#loop.set(this.#wishes.settings);
  }

  async keep(camera: Pixels, options: KeepDreamOptions = {}): Promise<Pixels> {
    const detail = this.#loop.snapshot();
    const {settings} = this.#wishes;
    if (detail === null || settings === null) return camera;
    const {objective, strength} = settings;
    const kept = {network: this.#network, objective, camera, detail, strength, shortSide: this.#keptShortSide};
    return dreamOn(kept, {limitMs: KEEP_LIMIT_MS, now: this.#now, ...options});
  }

  async explain(): Promise<DreamSteps> {
    const {settings} = this.#wishes;
    if (this.#newest === null || settings === null) {
      throw new EngineError('source-empty', 'nothing has been dreamt of yet');
    }
    return explainStep(this.#network, settings.objective, fromPixels(this.#newest));
  }

  dispose(): void {
    this.#loop.set(null);
    this.#network.dispose();
  }
}
