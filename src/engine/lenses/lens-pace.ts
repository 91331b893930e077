/**
 * How long a lens rests after each step, so that the mirror is drawn almost as often as without it:
 * on a card or a processor that both share, nothing else tells how much a step holds the mirror up.
 *
 * Frames drawn are counted while steps run and while the lens rests, which is what the machine does
 * without a lens.
 */
import type {Milliseconds, UnitInterval} from '../../protocol/units.ts';

/**
 * The mirror's rate with a lens before it, as a share of the rate without: what visitors must not
 * notice, and a little more.
 */
const GOAL: UnitInterval = 0.87;

/**
 * What was counted fades with this time constant: a lens that has become dearer is slowed down
 * within seconds.
 */
const MEMORY_MS: Milliseconds = 4000;

/** With fewer frames drawn in rests their rate is chance. */
const FEWEST_FRAMES = 3;

/** A rest is at most so many steps long: on the slowest machines a lens is slow, but it moves. */
const LONGEST_REST = 6;

/** Frames drawn in stretches of one kind, and how long those were. */
interface DrawnFrames {
  frames: number;
  ms: Milliseconds;
}

/** Paces one lens. */
export class LensPace {
  readonly #steps: DrawnFrames = {frames: 0, ms: 0};
  readonly #rests: DrawnFrames = {frames: 0, ms: 0};
  /** Drawn since the last stretch ended. */
  #frames = 0;
  #endRest: (() => void) | null = null;

  /** The mirror has drawn a new frame. */
  noteFrame(): void {
    this.#frames++;
  }

  /**
   * Rests as long as it takes after a step; at least the display frame gets its turn in this
   * thread.
   */
  async rest(stepMs: Milliseconds, share: UnitInterval): Promise<void> {
    const restMs = this.noteStep(stepMs, share);
    const startedAt = performance.now();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, restMs);
      this.#endRest = (): void => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.noteRest(performance.now() - startedAt);
  }

  /** Ends the rest under way before its time. */
  endRest(): void {
    this.#endRest?.();
  }

  noteRest(ms: Milliseconds): void {
    this.#note(this.#rests, ms);
  }

  /**
   * A step has ended; returns how long to rest.
   * @param share Of all time that the lens may take at most.
   */
  noteStep(ms: Milliseconds, share: UnitInterval): Milliseconds {
    this.#note(this.#steps, ms);
    const least = ms * (1 / share - 1);
    const {frames, ms: restedMs} = this.#rests;
    if (frames < FEWEST_FRAMES) return least;
    const kept = this.#steps.frames / this.#steps.ms / (frames / restedMs);
    // The mean rate over step and rest, (ms * kept + rest) / (ms + rest), is to be the goal.
    const needed = (ms * (GOAL - kept)) / (1 - GOAL);
    return Math.min(Math.max(least, needed), LONGEST_REST * ms);
  }

  #note(stretch: DrawnFrames, ms: Milliseconds): void {
    const kept = Math.exp(-ms / MEMORY_MS);
    for (const each of [this.#steps, this.#rests]) {
      each.frames *= kept;
      each.ms *= kept;
    }
    stretch.frames += this.#frames;
    stretch.ms += ms;
    this.#frames = 0;
  }
}
