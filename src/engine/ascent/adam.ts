/** Steps whose length does not depend on how steep the ground is (Kingma & Ba 2015, "Adam"). */

/**
 * How long the means of slopes and of their squares remember, and what keeps from dividing by 0.
 */
const [FIRST_MEMORY, SECOND_MEMORY, LEAST] = [0.9, 0.999, 1e-8];

/** Climbs with one list of numbers. */
export class Adam {
  readonly #rate: number;
  readonly #means: Float32Array;
  readonly #squares: Float32Array;
  #steps = 0;

  /**
   * @param count Of the numbers.
   * @param rate About how far each of them goes in a step.
   */
  constructor(count: number, rate: number) {
    this.#rate = rate;
    this.#means = new Float32Array(count);
    this.#squares = new Float32Array(count);
  }

  /** Moves the numbers uphill, in place. */
  climb(numbers: Float32Array, gradient: Float32Array): void {
    this.#steps++;
    const firstShare = 1 - FIRST_MEMORY ** this.#steps;
    const secondShare = 1 - SECOND_MEMORY ** this.#steps;
    for (let index = 0; index < numbers.length; index++) {
      const slope = gradient[index] ?? 0;
      const mean = FIRST_MEMORY * (this.#means[index] ?? 0) + (1 - FIRST_MEMORY) * slope;
      const square = SECOND_MEMORY * (this.#squares[index] ?? 0) + (1 - SECOND_MEMORY) * slope * slope;
      this.#means[index] = mean;
      this.#squares[index] = square;
      const step = (this.#rate * (mean / firstShare)) / (Math.sqrt(square / secondShare) + LEAST);
      numbers[index] = (numbers[index] ?? 0) + step;
    }
  }
}
