/** The dreamer where there is no WebGPU: pictures in memory, steps by a perception network that answers from its own worker. */
import {assert} from '../../protocol/assert.ts';
import {findDream, DREAMS, type DreamLook, type DreamSteps} from '../../protocol/dreams.ts';
import {EngineError} from '../../protocol/errors.ts';
import type {Objective, PerceptionNetwork} from '../../protocol/perception.ts';
import type {Milliseconds, PixelSize} from '../../protocol/units.ts';
import type {Picture, Pixels} from '../style/painter.ts';
import {fromPixels, toPixels} from './convert-pixels.ts';
import {DreamLoop} from './dream-loop.ts';
import {dreamOn} from './dream-on.ts';
import type {Dreamer, DreamtFrame, KeepDreamOptions} from './dreamer.ts';
import {explainStep} from './explain-step.ts';
import {learnGuide} from './learn-guide.ts';
import {objectiveOf, type GuideObjective} from './objective-of.ts';
import {dreamSize} from './octaves.ts';

/** How long a kept picture is dreamt on. */
const KEEP_LIMIT_MS: Milliseconds = 4000;

/** The network sees a kept picture at this short side at most; the dream is then enlarged over all the camera's own detail. */
const KEPT_SHORT_SIDE = 768;

/** What a dreamer is made with. */
export interface PixelDreamerParts {
  readonly network: PerceptionNetwork;
  readonly seed: number;
  /** What the status panel calls it. */
  readonly engine?: string;
  /** Short side of the network's largest view of a kept picture. */
  readonly keptShortSide?: number;
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
  #look: DreamLook | null = null;
  #objective: Objective | null = null;
  #guide: GuideObjective | null = null;
  #isZooming = false;
  #newest: Pixels | null = null;

  constructor({
    network,
    seed,
    engine = 'pixels',
    keptShortSide = KEPT_SHORT_SIDE,
    onFailure,
    now = () => performance.now(),
  }: PixelDreamerParts) {
    this.engine = engine;
    this.#keptShortSide = keptShortSide;
    this.#network = network;
    this.#now = now;
    this.#loop = new DreamLoop(network, {seed, now, onFailure});
  }

  get hasGuide(): boolean {
    return this.#guide !== null;
  }

  sizeFor(canvas: PixelSize, shortSide: number): PixelSize {
    return dreamSize(canvas, shortSide, this.#network.file.input.multipleOf);
  }

  setLook(look: DreamLook | null): void {
    this.#look = look;
    this.#objective = null;
    try {
      if (look !== null) this.#objective = this.#resolve(look);
    } finally {
      this.#update();
    }
  }

  setZooming(isZooming: boolean): void {
    this.#isZooming = isZooming;
    this.#update();
  }

  restart(): void {
    this.#loop.restart();
  }

  advance(picture: Picture, budgetMs: Milliseconds): DreamtFrame {
    assert(picture.kind === 'pixels', () => `this dreamer sees pixels, not a ${picture.kind}`);
    this.#newest = {...picture.size, data: picture.data};
    const {picture: dreamt, stillness, steps, isFaded} = this.#loop.advance(fromPixels(this.#newest), budgetMs);
    const {width, height, data} = toPixels(dreamt);
    return {picture: {kind: 'pixels', data, size: {width, height}}, stillness, steps, isFaded};
  }

  async learnGuide(pixels: Pixels): Promise<void> {
    const aim = DREAMS.find((choice) => choice.aim.kind === 'guide')?.aim;
    assert(aim?.kind === 'guide', () => 'the table of dreams has a guided one');
    this.#guide = await learnGuide(this.#network, pixels, aim.layer);
    this.setLook(this.#look);
  }

  async keep(camera: Pixels, options: KeepDreamOptions = {}): Promise<Pixels> {
    const detail = this.#loop.snapshot();
    if (detail === null || this.#objective === null || this.#look === null) return camera;
    const {strength} = this.#look;
    const shortSide = this.#keptShortSide;
    const kept = {network: this.#network, objective: this.#objective, camera, detail, strength, shortSide};
    return dreamOn(kept, {limitMs: KEEP_LIMIT_MS, now: this.#now, ...options});
  }

  async explain(): Promise<DreamSteps> {
    if (this.#newest === null || this.#objective === null) {
      throw new EngineError('source-empty', 'nothing has been dreamt of yet');
    }
    return explainStep(this.#network, this.#objective, fromPixels(this.#newest));
  }

  dispose(): void {
    this.#loop.set(null);
    this.#network.dispose();
  }

  #resolve({dream}: DreamLook): Objective | null {
    const choice = findDream(dream);
    if (!choice) throw new EngineError('layer-unknown', `there is no dream '${dream}'`);
    return objectiveOf(choice.aim, this.#network.file, this.#guide);
  }

  #update(): void {
    const [look, objective] = [this.#look, this.#objective];
    this.#loop.set(
      look === null || objective === null
        ? null
        : {
            objective,
            strength: look.strength,
            depth: look.depth,
            isFrozen: look.isHeld,
            isZooming: this.#isZooming,
          },
    );
  }
}
