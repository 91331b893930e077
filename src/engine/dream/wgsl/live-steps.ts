/**
 * The live dream's steps: how many a frame's budget affords, in which octave, how far each goes,
 * and what it took.
 */
import type {Milliseconds, PixelSize, UnitInterval} from '../../../protocol/units.ts';
import {SeededRandom} from '../../shared/seeded-random.ts';
import type {Depth} from '../depth.ts';
import {MOST_STEPS_PER_FRAME} from '../dream-loop.ts';
import {Growth} from '../growth.ts';
import {pickShift} from '../../ascent/jitter.ts';
import {OctaveWalk} from '../../ascent/octave-walk.ts';
import {StepBudget} from '../step-budget.ts';
import type {OctaveStack} from './octave-stack.ts';
import {StepClock} from './step-clock.ts';

/**
 * Frames whose steps are measured at once. With all clocks busy the GPU is behind, and gets no more
 * steps.
 */
const CLOCKS = 2;

/** What decides over a frame's steps. */
export interface StepWishes {
  readonly depth: Depth;
  readonly presence: UnitInterval;
}

/** A step that was recorded. */
interface TakenStep {
  readonly octave: number;
  readonly expectedMs: Milliseconds;
}

/** Records steps and follows what they cost. */
export class LiveSteps {
  readonly #clocks: readonly StepClock[];
  readonly #random: SeededRandom;
  readonly #stride: number;
  readonly #growth = new Growth();
  readonly #walk = new OctaveWalk();
  readonly #budget = new StepBudget();
  #sizes: readonly PixelSize[] = [];
  #finished = 0;

  /** @param stride the network's coarsest, in pixels: jitter reaches half of it. */
  constructor(device: GPUDevice, seed: number, stride: number) {
    this.#clocks = Array.from({length: CLOCKS}, () => new StepClock(device));
    this.#random = new SeededRandom(seed);
    this.#stride = stride;
  }

  /** Steps finished since the start. */
  get finished(): number {
    return this.#finished;
  }

  /**
   * A frame has come.
   *
   * @param grows whether the dream may change in it.
   * @param memory the share of the dream that the frame leaves over.
   */
  noteFrame(budgetMs: Milliseconds, grows: boolean, memory: UnitInterval): void {
    this.#growth.noteFrame(grows, memory);
    this.#budget.grant(budgetMs);
  }

  /** From the coarsest octave again, towards something else. */
  restart(): void {
    this.#walk.restart();
    this.#growth.restart();
  }

  /**
   * Records the frame's steps, behind everything that shows the frame.
   *
   * @returns what to call once it is submitted, or null where there was no step. Its promise ends
   *   when the steps are measured.
   */
  encode(encoder: GPUCommandEncoder, octaves: OctaveStack, wishes: StepWishes): (() => Promise<void>) | null {
    this.#follow(octaves.sizes);
    const clock = this.#clocks.find(({isFree}) => isFree);
    if (clock === undefined) return null;
    const taken: TakenStep[] = [];
    while (taken.length < MOST_STEPS_PER_FRAME) {
      const octave = this.#walk.next(octaves.sizes.length, wishes.depth.octaves);
      if (!this.#budget.affords(octave)) break;
      const slot = taken.length;
      const gain = this.#growth.take(octave, octaves.sizes.length) * wishes.presence;
      const pass = encoder.beginComputePass({label: 'LiveSteps.step', ...clock.writes(slot)});
      octaves.encode(pass, octave, {slot, shift: pickShift(this.#random, this.#stride), gain});
      pass.end();
      taken.push({octave, expectedMs: this.#budget.commit(octave)});
      this.#walk.noteStep(octave, octaves.sizes.length, wishes.depth.stepsEach);
    }
    if (taken.length === 0) return null;
    clock.resolve(encoder);
    return () => this.#measure(clock, taken, octaves.sizes);
  }

  dispose(): void {
    for (const clock of this.#clocks) clock.dispose();
  }

  /** At another size nothing that was measured holds. */
  #follow(sizes: readonly PixelSize[]): void {
    if (sizes === this.#sizes) return;
    this.#sizes = sizes;
    this.#walk.restart();
    this.#budget.forget();
  }

  async #measure(clock: StepClock, taken: readonly TakenStep[], sizes: readonly PixelSize[]): Promise<void> {
    const costsMs = await clock.measure(taken.length);
    this.#finished += taken.length;
    if (sizes !== this.#sizes) return;
    for (const [index, {octave, expectedMs}] of taken.entries()) {
      this.#budget.settle(octave, expectedMs, costsMs[index] ?? expectedMs);
    }
  }
}
