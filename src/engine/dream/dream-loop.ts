/**
 * The dream loop: grows the dream on the live picture, within a budget of time.
 *
 * `advance` is called for every frame and never waits: it moves what was dreamt along with the
 * picture and returns it at once. Steps of gradient ascent run beside it, as many as the budget
 * affords, through the octaves from coarse to fine; each is shown in the first frame after it is
 * finished. What a step was measured on may have moved by then, so the step is moved too.
 */
import {isAbortError} from '../../protocol/errors.ts';
import type {Objective, PerceptionNetwork} from '../network/perception.ts';
import type {RgbPicture} from '../picture/picture.ts';
import type {Milliseconds, PixelSize, UnitInterval} from '../../protocol/units.ts';
import {SeededRandom} from '../shared/seeded-random.ts';
import {measureStep} from '../ascent/ascent-step.ts';
import {depthOf, type Depth} from './depth.ts';
import {Detail, overCamera} from './detail.ts';
import {estimateMotion, stillField} from './estimate-motion.ts';
import {gripOf} from './grip.ts';
import {Growth} from './growth.ts';
import type {InterestMap} from './interest.ts';
import {isStill, joinMotion, moveAlong, zoomField, type MotionField} from './motion-field.ts';
import {OctaveWalk} from '../ascent/octave-walk.ts';
import {octaveSizes} from '../ascent/octaves.ts';
import {memoryAt, presenceOf} from './presence.ts';
import {isSameObjective} from '../ascent/same-objective.ts';
import {smallLuma, type SmallLuma} from './small-luma.ts';
import {StepBudget} from './step-budget.ts';
import {StepFade} from './step-fade.ts';
import {StillnessMeter} from './stillness.ts';

/**
 * More steps in one frame cannot be told apart by eye, and a clock too coarse to measure them must
 * not make them endless.
 */
export const MOST_STEPS_PER_FRAME = 4;

/** How much a drifting dream grows towards the viewer in a frame. */
export const ZOOM_PER_FRAME = 1.012;

/** What is left of a dream below this cannot be seen. */
export const FADED = 0.5 / 255;

/** What to dream and how. */
export interface DreamSettings {
  readonly objective: Objective;
  /** How much of the dream is shown. */
  readonly strength: UnitInterval;
  /** How long dreams pile up and how large their shapes are. */
  readonly depth: UnitInterval;
  /** The dream neither grows nor fades. */
  readonly isFrozen: boolean;
  /** The dream drifts towards the viewer. */
  readonly isZooming: boolean;
}

/** One frame's dream. */
export interface DreamOutput {
  readonly picture: RgbPicture;
  /** How far each pixel of what lies under the dream has given way to it; null where none has. */
  readonly grip: Float32Array | null;
  readonly stillness: UnitInterval;
  readonly depth: Depth;
  /** The objective at the newest step, or null before the first. */
  readonly score: number | null;
  /** Steps finished since the start. */
  readonly steps: number;
  /** Nothing of the dream can be seen. */
  readonly isFaded: boolean;
}

/** How a loop is set up. */
export interface DreamLoopOptions {
  readonly seed: number;
  /** A steadily rising clock. */
  readonly now: () => Milliseconds;
  /** Steps fade in, and nothing drifts. */
  readonly reducedMotion: boolean;
  /**
   * A step failed. The loop takes no more of them until it is told to dream something else; what
   * was dreamt fades.
   */
  readonly onFailure: (error: unknown) => void;
}

/** A dream on a live picture. */
export class DreamLoop {
  readonly #network: PerceptionNetwork;
  readonly #options: DreamLoopOptions;
  readonly #random: SeededRandom;
  readonly #walk = new OctaveWalk();
  readonly #budget = new StepBudget();
  readonly #growth = new Growth();
  readonly #stillness = new StillnessMeter();
  readonly #fade: StepFade;
  #detail: Detail | null = null;
  #octaves: readonly PixelSize[] = [];
  #settings: DreamSettings | null = null;
  /** The newest one asked for: a dream that fades must not flare up first. */
  #strength: UnitInterval = 1;
  #camera: RgbPicture | null = null;
  #luma: SmallLuma | null = null;
  #interest: InterestMap | null = null;
  #presence: UnitInterval = 0;
  #depth: Depth = depthOf(0, 0, 1);
  /** Motion since the step in flight was begun. */
  #drift: MotionField | null = null;
  #work: Promise<void> | null = null;
  /** Counts what makes a step in flight worthless. */
  #generation = 0;
  #hasFailed = false;
  #stepsInFrame = 0;
  #score: number | null = null;
  #steps = 0;

  constructor(network: PerceptionNetwork, options: DreamLoopOptions) {
    this.#network = network;
    this.#options = options;
    this.#random = new SeededRandom(options.seed);
    this.#fade = new StepFade(options.reducedMotion);
  }

  /**
   * What to dream; null lets the dream fade. A step towards another objective is dropped, what was
   * dreamt stays and is overgrown.
   */
  set(settings: DreamSettings | null): void {
    const isOther = !isSameObjective(settings?.objective ?? null, this.#settings?.objective ?? null);
    this.#settings = settings;
    if (settings) this.#strength = settings.strength;
    if (!isOther && settings?.isFrozen !== true) return;
    this.#generation++;
    if (!isOther) return;
    this.#hasFailed = false;
    this.#walk.restart();
    this.#growth.restart();
  }

  /** Begins with the plain camera again. */
  restart(): void {
    this.#generation++;
    this.#hasFailed = false;
    this.#walk.restart();
    this.#growth.restart();
    this.#fade.restart();
    if (this.#detail) this.#detail = new Detail(this.#detail.picture);
  }

  /** A copy of what was dreamt so far, or null before the first frame. */
  snapshot(): RgbPicture | null {
    if (this.#detail === null) return null;
    const {width, height, values} = this.#detail.picture;
    return {width, height, values: values.slice()};
  }

  /**
   * Takes the newest frame and returns it with the dream in it, at once.
   *
   * @param camera Both sides multiples of the network's; a change of size keeps the dream.
   * @param budgetMs What steps may take for this frame.
   */
  advance(camera: RgbPicture, budgetMs: Milliseconds): DreamOutput {
    const detail = this.#follow(camera);
    const settings = this.#settings;
    const strength = this.#strength;
    const presence = settings === null || this.#hasFailed ? 0 : this.#presence;
    const memory = settings?.isFrozen === true ? 1 : memoryAt(presence, this.#depth.memory);
    if (settings?.isFrozen !== true) {
      const isDrifting = settings?.isZooming === true && !this.#options.reducedMotion;
      if (isDrifting && this.#luma) this.#moveDetail(detail, zoomFor(this.#luma));
      detail.decay(memory);
      detail.holdMean(camera, strength);
    }
    this.#growth.noteFrame(settings?.isFrozen !== true, memory);
    this.#stepsInFrame = 0;
    this.#budget.grant(budgetMs);
    this.#work ??= this.#takeSteps().finally(() => {
      this.#work = null;
    });
    const shown = this.#fade.follow(detail.picture);
    return {
      picture: overCamera(shown, camera, strength),
      grip: gripOf(detail.picture, strength),
      stillness: this.#stillness.value,
      depth: this.#depth,
      score: this.#score,
      steps: this.#steps,
      isFaded: detail.peak < FADED,
    };
  }

  /** Resolves once no step is in flight. */
  async settled(): Promise<void> {
    await this.#work;
  }

  /** Moves everything along with the picture, and measures what the frame allows. */
  #follow(camera: RgbPicture): Detail {
    const {width, height} = camera;
    let detail = this.#detail;
    if (detail === null) {
      detail = new Detail(camera);
      this.#detail = detail;
    }
    if (this.#camera?.width !== width || this.#camera.height !== height) {
      this.#generation++;
      detail.resizeTo(camera);
      this.#octaves = octaveSizes(camera, this.#network.file.input.multipleOf);
      this.#walk.restart();
      this.#budget.forget();
    }
    const luma = smallLuma(camera);
    const motion = this.#luma === null ? stillField(luma) : estimateMotion(this.#luma, luma);
    this.#stillness.note(motion);
    this.#moveDetail(detail, motion);
    this.#camera = camera;
    this.#luma = luma;
    this.#interest = motion;
    this.#presence = presenceOf(luma.mean);
    this.#depth = depthOf(this.#settings?.depth ?? 0, this.#stillness.value, this.#octaves.length);
    return detail;
  }

  #moveDetail(detail: Detail, motion: MotionField): void {
    detail.move(motion);
    const isSameGrid = this.#drift?.columns === motion.columns && this.#drift.rows === motion.rows;
    this.#drift = this.#drift !== null && isSameGrid ? joinMotion(this.#drift, motion) : motion;
  }

  async #takeSteps(): Promise<void> {
    while (this.#mayStep()) {
      const octave = this.#walk.next(this.#octaves.length, this.#depth.octaves);
      if (!this.#budget.affords(octave)) return;
      this.#stepsInFrame++;
      await this.#takeStep(octave);
    }
  }

  #mayStep(): boolean {
    return (
      this.#settings?.isFrozen === false &&
      !this.#hasFailed &&
      this.#presence > 0 &&
      this.#stepsInFrame < MOST_STEPS_PER_FRAME
    );
  }

  async #takeStep(octave: number): Promise<void> {
    const size = this.#octaves[octave];
    if (!size || !this.#settings || !this.#camera || !this.#detail) return;
    const generation = this.#generation;
    const startedAt = this.#options.now();
    this.#drift = null;
    try {
      const parts = {network: this.#network, objective: this.#settings.objective, random: this.#random};
      const {score, step} = await measureStep(parts, this.#detail.over(this.#camera, 1), size);
      if (generation !== this.#generation) return;
      this.#growBy(step, octave);
      this.#score = score;
      this.#steps++;
      this.#walk.noteStep(octave, this.#octaves.length, this.#depth.stepsEach);
    } catch (error) {
      if (generation !== this.#generation || isAbortError(error)) return;
      this.#hasFailed = true;
      this.#options.onFailure(error);
    } finally {
      this.#budget.spend(octave, this.#options.now() - startedAt);
    }
  }

  #growBy(step: RgbPicture, octave: number): void {
    const gain = this.#growth.take(octave, this.#octaves.length);
    const drift = this.#drift;
    const moved = drift === null || isStill(drift) ? step : moveAlong(step, drift);
    this.#detail?.add(moved, gain * this.#presence, this.#interest);
  }
}

function zoomFor({width, height}: SmallLuma): MotionField {
  const {columns, rows} = stillField({width, height, values: new Float32Array(), mean: 0});
  return zoomField(columns, rows, ZOOM_PER_FRAME);
}
