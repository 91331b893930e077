/**
 * Which octave the next step belongs to: coarse to fine, a few steps each, then from the start
 * again.
 *
 * What is grown at a small size is soft when it is enlarged: it says where the dream's shapes are
 * to be. What makes them shapes is grown at the full size, and so most steps are taken there.
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

  /**
   * A step was finished in this octave.
   *
   * @param finestSteps How many the finest octave has in one round; each coarser one has half as
   *   many, and at least one.
   */
  noteStep(octave: number, count: number, finestSteps: number): void {
    this.#step = octave === this.#octave ? this.#step + 1 : 1;
    this.#octave = octave;
    if (this.#step < Math.round(finestSteps / 2 ** (count - 1 - octave))) return;
    this.#step = 0;
    this.#octave = octave + 1 < count ? octave + 1 : null;
  }

  /** From the coarsest again. */
  restart(): void {
    this.#octave = null;
    this.#step = 0;
  }
}
