/**
 * What is to be dreamt: the visitor's look and what was held up last, made into a loop's settings.
 */
import {assert} from '../../protocol/assert.ts';
import type {DreamOptions} from '../../protocol/dreams.ts';
import {DREAMS, findDream} from '../../catalogue/dreams.ts';
import {EngineError} from '../../protocol/errors.ts';
import type {Objective, PerceptionNetwork} from '../network/perception.ts';
import type {Pixels} from '../picture/picture.ts';
import type {DreamSettings} from './dream-loop.ts';
import {learnGuide} from './learn-guide.ts';
import {objectiveOf, type GuideObjective} from './objective-of.ts';

/** Keeps the wishes for one network. */
export class DreamWishes {
  readonly #network: PerceptionNetwork;
  #options: DreamOptions | null = null;
  #objective: Objective | null = null;
  #guide: GuideObjective | null = null;

  constructor(network: PerceptionNetwork) {
    this.#network = network;
  }

  /** Whether something was held up. */
  get hasGuide(): boolean {
    return this.#guide !== null;
  }

  /** Null where nothing is to be dreamt, or a guided dream has no guide yet. */
  get settings(): DreamSettings | null {
    const [options, objective] = [this.#options, this.#objective];
    if (options === null || objective === null) return null;
    const {strength, depth, isHeld, isZooming} = options;
    return {objective, strength, depth, isFrozen: isHeld, isZooming};
  }

  /** Null is no dream. @throws EngineError 'layer-unknown'; then nothing is wished for. */
  setOptions(options: DreamOptions | null): void {
    this.#options = options;
    this.#objective = null;
    if (options !== null) this.#objective = this.#resolve(options);
  }

  /**
   * Looks at what is held up: a guided dream follows it from then on.
   * @throws EngineError of `learnGuide`.
   */
  async learnGuide(pixels: Pixels): Promise<void> {
    const aim = DREAMS.find((choice) => choice.aim.kind === 'guide')?.aim;
    assert(aim?.kind === 'guide', () => 'the table of dreams has a guided one');
    this.#guide = await learnGuide(this.#network, pixels, aim.layer);
    this.setOptions(this.#options);
  }

  #resolve({dream}: DreamOptions): Objective | null {
    const choice = findDream(dream);
    if (!choice) throw new EngineError('layer-unknown', `there is no dream '${dream}'`);
    return objectiveOf(choice.aim, this.#network.file, this.#guide);
  }
}
