/**
 * Which octave the next step belongs to: coarse to fine, a few steps each, then from the start
 * again.
 */

/** A place in the octaves that survives from frame to frame. */
export class OctaveWalk {
  #octave: number | null = null;
  #step = 0;

  /**
   * The octave of the next step, as an index into `count` sizes.
   *
   * @param used How many octaves are worked through, counted from the finest. A change takes effect
   *   at once.
   */
  next(count: number, used: number): number {
    const coarsest = Math.max(0, count - used);
    const octave = this.#octave ?? coarsest;
    return octave < coarsest || octave >= count ? coarsest : octave;
  }

  /** A step was finished in this octave. */
  noteStep(octave: number, count: number, stepsEach: number): void {
    this.#step = octave === this.#octave ? this.#step + 1 : 1;
    this.#octave = octave;
    if (this.#step < stepsEach) return;
    this.#step = 0;
    this.#octave = octave + 1 < count ? octave + 1 : null;
  }

  /** From the coarsest again. */
  restart(): void {
    this.#octave = null;
    this.#step = 0;
  }
}
