/**
 * Adam: each value takes steps of about the same size, whatever the size of its slope (Kingma & Ba
 * 2014, "Adam: a method for stochastic optimization", algorithm 1).
 */

/** How much of the older slopes is kept, and of their squares. */
const BETA1 = 0.9;
const BETA2 = 0.999;

/** Keeps a value that has no slope where it is. */
const EPSILON = 1e-8;

/** Descends from step to step; what it remembers belongs to one picture. */
export class Adam {
  readonly #means: Float32Array;
  readonly #squares: Float32Array;
  #steps = 0;

  /** @param length of the values that are to be changed. */
  constructor(length: number) {
    this.#means = new Float32Array(length);
    this.#squares = new Float32Array(length);
  }

  /** Steps taken so far. */
  get steps(): number {
    return this.#steps;
  }

  /**
   * Takes one step downhill.
   *
   * @param values are changed in place, and stay in 0..1 as a picture's do.
   * @param gradient as long as `values`.
   * @param rate about how far a value moves.
   */
  descend(values: Float32Array, gradient: Float32Array, rate: number): void {
    this.#steps++;
    const meanShare = 1 - BETA1 ** this.#steps;
    const squareShare = 1 - BETA2 ** this.#steps;
    for (let index = 0; index < values.length; index++) {
      const slope = gradient[index] ?? 0;
      const mean = BETA1 * (this.#means[index] ?? 0) + (1 - BETA1) * slope;
      const square = BETA2 * (this.#squares[index] ?? 0) + (1 - BETA2) * slope * slope;
      this.#means[index] = mean;
      this.#squares[index] = square;
      const step = (rate * mean) / meanShare / (Math.sqrt(square / squareShare) + EPSILON);
      values[index] = Math.min(1, Math.max(0, (values[index] ?? 0) - step));
    }
  }
}
