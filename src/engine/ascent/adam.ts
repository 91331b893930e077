/**
 * Adam: each number takes steps of about the same length, however steep the ground is (Kingma & Ba
 * 2014, "Adam: a method for stochastic optimization", algorithm 1).
 */

/** How much of the older slopes is kept, and of their squares. */
const MEAN_MEMORY = 0.9;
const SQUARE_MEMORY = 0.999;

/** Keeps a number that has no slope where it is. */
const EPSILON = 1e-8;

/** The pace of a number that takes its whole step. */
const WHOLE = (): number => 1;

/** Climbs or descends with one list of numbers, which it remembers the slopes of. */
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

  /** Steps taken so far. */
  get steps(): number {
    return this.#steps;
  }

  /**
   * Moves the numbers uphill, in place.
   * @param paceOf What share of its step a number takes.
   */
  climb(numbers: Float32Array, gradient: Float32Array, paceOf: (index: number) => number = WHOLE): void {
    const moveAt = this.#nextStep(gradient);
    for (let index = 0; index < numbers.length; index++) {
      numbers[index] = (numbers[index] ?? 0) + paceOf(index) * moveAt(index);
    }
  }

  /** Moves a picture's values downhill, in place; they stay in 0..1. */
  descend(values: Float32Array, gradient: Float32Array): void {
    const moveAt = this.#nextStep(gradient);
    for (let index = 0; index < values.length; index++) {
      values[index] = Math.min(1, Math.max(0, (values[index] ?? 0) - moveAt(index)));
    }
  }

  /** How far a number goes uphill; to be asked of each once. */
  #nextStep(gradient: Float32Array): (index: number) => number {
    this.#steps++;
    const meanShare = 1 - MEAN_MEMORY ** this.#steps;
    const squareShare = 1 - SQUARE_MEMORY ** this.#steps;
    return (index) => {
      const slope = gradient[index] ?? 0;
      const mean = MEAN_MEMORY * (this.#means[index] ?? 0) + (1 - MEAN_MEMORY) * slope;
      const square = SQUARE_MEMORY * (this.#squares[index] ?? 0) + (1 - SQUARE_MEMORY) * slope * slope;
      this.#means[index] = mean;
      this.#squares[index] = square;
      return (this.#rate * (mean / meanShare)) / (Math.sqrt(square / squareShare) + EPSILON);
    };
  }
}
