/**
 * t-SNE with exact gradients: points in the plane that are near each other where their codes are
 * alike (van der Maaten & Hinton 2008, "Visualizing data using t-SNE", section 3; gains by Jacobs
 * 1988, as in their own code and in scikit-learn's).
 */
import {assert} from '../../../protocol/assert.ts';

/** Gains grow by a sum and shrink by a factor, never below the least. */
const GAIN_MORE = 0.2;
const GAIN_LESS = 0.8;
const LEAST_GAIN = 0.01;

/** No two points are less alike in the plane. */
const LEAST = 1e-12;

/** How one step is taken. */
export interface TsneStep {
  readonly rate: number;
  readonly momentum: number;
  /** Affinities are multiplied by this: clusters form early and keep room between them. */
  readonly exaggeration: number;
}

/** Points on their way. */
export class Tsne {
  readonly count: number;
  /** x before y. */
  readonly places: Float64Array;
  readonly #affinities: Float64Array;
  readonly #gradient: Float64Array;
  readonly #updates: Float64Array;
  readonly #gains: Float64Array;
  /** 1 / (1 + squared distance) of every pair, [count, count]. */
  readonly #kernels: Float64Array;

  /**
   * @param affinities [count, count], as `affinitiesOf` has them.
   * @param places where the points begin, x before y; they are copied.
   */
  constructor(affinities: Float64Array, places: Float64Array) {
    this.count = places.length / 2;
    assert(affinities.length === this.count ** 2, () => 'affinities of other points');
    this.places = places.slice();
    this.#affinities = affinities;
    this.#gradient = new Float64Array(places.length);
    this.#updates = new Float64Array(places.length);
    this.#gains = new Float64Array(places.length).fill(1);
    this.#kernels = new Float64Array(affinities.length);
  }

  /** Moves every point once. */
  step({rate, momentum, exaggeration}: TsneStep): void {
    const gradient = this.gradient(exaggeration);
    for (let index = 0; index < gradient.length; index++) {
      const [slope, update, gain] = [gradient[index] ?? 0, this.#updates[index] ?? 0, this.#gains[index] ?? 1];
      const next = Math.max(LEAST_GAIN, update * slope < 0 ? gain + GAIN_MORE : gain * GAIN_LESS);
      this.#gains[index] = next;
      this.#updates[index] = momentum * update - rate * next * slope;
      this.places[index] = (this.places[index] ?? 0) + (this.#updates[index] ?? 0);
    }
  }

  /** Forgets how fast the points were: scikit-learn does so when exaggeration ends. */
  rest(): void {
    this.#updates.fill(0);
    this.#gains.fill(1);
  }

  /** The divergence's slope at each coordinate. It is overwritten by the next call. */
  gradient(exaggeration = 1): Float64Array {
    const {count, places} = this;
    const total = this.#fillKernels();
    const gradient = this.#gradient.fill(0);
    for (let one = 0; one < count; one++) {
      let [slopeX, slopeY] = [0, 0];
      const [x, y] = [places[2 * one] ?? 0, places[2 * one + 1] ?? 0];
      for (let other = 0; other < count; other++) {
        const kernel = this.#kernels[one * count + other] ?? 0;
        const chance = Math.max(kernel / total, LEAST);
        const pull = (exaggeration * (this.#affinities[one * count + other] ?? 0) - chance) * kernel;
        slopeX += pull * (x - (places[2 * other] ?? 0));
        slopeY += pull * (y - (places[2 * other + 1] ?? 0));
      }
      gradient[2 * one] = 4 * slopeX;
      gradient[2 * one + 1] = 4 * slopeY;
    }
    return gradient;
  }

  /**
   * How badly the plane tells who is alike: the Kullback-Leibler divergence, in nats; 0 is perfect.
   */
  divergence(): number {
    const total = this.#fillKernels();
    let sum = 0;
    for (let pair = 0; pair < this.#affinities.length; pair++) {
      const affinity = this.#affinities[pair] ?? 0;
      if (affinity > 0) sum += affinity * Math.log(affinity / Math.max((this.#kernels[pair] ?? 0) / total, LEAST));
    }
    return sum;
  }

  /** Returns their sum; 0 for a point with itself. */
  #fillKernels(): number {
    const {count, places} = this;
    let total = 0;
    for (let one = 0; one < count; one++) {
      const [x, y] = [places[2 * one] ?? 0, places[2 * one + 1] ?? 0];
      for (let other = 0; other < one; other++) {
        const [dx, dy] = [x - (places[2 * other] ?? 0), y - (places[2 * other + 1] ?? 0)];
        const kernel = 1 / (1 + dx * dx + dy * dy);
        this.#kernels[one * count + other] = kernel;
        this.#kernels[other * count + one] = kernel;
        total += 2 * kernel;
      }
    }
    return total;
  }
}
