/**
 * Why tiny nudges work, in closed form: a weighted sum of many values, each nudged by at most
 * epsilon in the sign of its weight (Goodfellow, Shlens & Szegedy 2014, "Explaining and harnessing
 * adversarial examples", section 3).
 *
 * The picture's values x are even in -1..1, the weights w normal with standard deviation 1. Then
 * w.x is a random walk, sqrt(n / 3) large after n values, and w.eta climbs in a straight line,
 * epsilon sqrt(2 / pi) with each value: however small epsilon is, it wins in the end. Weights are
 * not scaled down by sqrt(n), as a network's first ones would be: it would draw both curves flatter
 * by the same factor and cross them in the same place.
 */
import {assert} from '../../../protocol/assert.ts';
import {SeededRandom} from '../../shared/seeded-random.ts';

/** The fewest and the most values that a picture may have. */
export const FEWEST_DIMENSIONS = 10;
export const MOST_DIMENSIONS = 50_000;

/** Sums over the first n values. */
export interface LinearSums {
  /** w.x */
  readonly plain: number;
  /** w.eta, which is epsilon times the sum of |w|. */
  readonly nudge: number;
}

/** One draw of x and w; the same seed draws the same. */
export class LinearModel {
  /** Over the first n values: of w x, and of |w|. */
  readonly #products = new Float64Array(MOST_DIMENSIONS + 1);
  readonly #sizes = new Float64Array(MOST_DIMENSIONS + 1);

  constructor(seed: number) {
    const random = new SeededRandom(seed);
    for (let index = 0; index < MOST_DIMENSIONS; index++) {
      const weight = normal(random);
      this.#products[index + 1] = (this.#products[index] ?? 0) + weight * random.between(-1, 1);
      this.#sizes[index + 1] = (this.#sizes[index] ?? 0) + Math.abs(weight);
    }
  }

  /**
   * @param dimension whole, 0 to `MOST_DIMENSIONS`.
   * @param epsilon the largest change of a value.
   */
  sums(dimension: number, epsilon: number): LinearSums {
    const [plain, size] = [this.#products[dimension], this.#sizes[dimension]];
    assert(plain !== undefined && size !== undefined, () => `no sums over ${dimension} values`);
    return {plain, nudge: epsilon * size};
  }
}

/**
 * What w.eta is on average: epsilon n sqrt(2 / pi), the mean size of a standard normal number being
 * sqrt(2 / pi).
 */
export function expectedNudge(dimension: number, epsilon: number): number {
  return epsilon * dimension * Math.sqrt(2 / Math.PI);
}

/**
 * The standard deviation of w.x: sqrt(n / 3), the mean square of an even number in -1..1 being 1/3.
 */
export function expectedSpread(dimension: number): number {
  return Math.sqrt(dimension / 3);
}

/**
 * The number of values from which on the average nudge is larger than the standard deviation: pi /
 * (6 epsilon^2).
 */
export function crossing(epsilon: number): number {
  return Math.PI / (6 * epsilon * epsilon);
}

/** Box & Muller 1958. */
function normal(random: SeededRandom): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
