/**
 * How the small network learns: stochastic gradient descent on half the squared error, in small
 * batches, with weights held small or few if that is wished.
 */
import type {Penalty} from '../../../catalogue/lenses/playground.ts';
import {SeededRandom} from '../../shared/seeded-random.ts';
import type {SmallNetwork} from './small-network.ts';

/** Points between two changes of the weights, as the TensorFlow Playground's first setting. */
const BATCH = 10;

/** Features of points with their labels. */
export interface Lesson {
  /** [points, features]. */
  readonly inputs: Float64Array;
  /** -1 or 1 for each point. */
  readonly labels: Float64Array;
}

/** How to learn. */
export interface LearningSettings {
  readonly rate: number;
  readonly penalty: Penalty;
  /** The penalty's weight in what is made small. */
  readonly penaltyWeight: number;
}

/** Half the squared error, on average over the points; without the penalty. */
export function lossOf(network: SmallNetwork, {inputs, labels}: Lesson): number {
  let sum = 0;
  for (let point = 0; point < labels.length; point++) {
    const error = network.forward(inputs, point * network.shape.inputs) - (labels[point] ?? 0);
    sum += (error * error) / 2;
  }
  return labels.length === 0 ? 0 : sum / labels.length;
}

/** Teaches one network. */
export class Training {
  readonly network: SmallNetwork;
  readonly #lesson: Lesson;
  readonly #gradient: Float64Array;
  /** 1 for a weight, 0 for a bias: biases are never held small. */
  readonly #isWeight: Uint8Array;
  readonly #order: Uint32Array;
  readonly #random: SeededRandom;
  #epochs = 0;

  /** @param seed of the order in which the points are learnt from. */
  constructor(network: SmallNetwork, lesson: Lesson, seed: number) {
    this.network = network;
    this.#lesson = lesson;
    this.#gradient = new Float64Array(network.parameters.length);
    this.#isWeight = new Uint8Array(network.parameters.length);
    for (const {weights, biases} of network.layers) this.#isWeight.fill(1, weights, biases);
    this.#order = Uint32Array.from(lesson.labels, (_, point) => point);
    this.#random = SeededRandom.forPart(seed, 'order');
  }

  /** How often every point has been learnt from. */
  get epochs(): number {
    return this.#epochs;
  }

  /** Learns from every point once. */
  learn(settings: LearningSettings): void {
    this.#shuffle();
    const {inputs, labels} = this.#lesson;
    const {network} = this;
    for (let from = 0; from < this.#order.length; from += BATCH) {
      const batch = this.#order.subarray(from, from + BATCH);
      this.#gradient.fill(0);
      for (const point of batch) {
        const output = network.forward(inputs, point * network.shape.inputs);
        network.backward((output - (labels[point] ?? 0)) / batch.length, this.#gradient);
      }
      this.#descend(settings);
    }
    this.#epochs++;
  }

  #descend({rate, penalty, penaltyWeight}: LearningSettings): void {
    const {parameters} = this.network;
    for (let index = 0; index < parameters.length; index++) {
      const before = parameters[index] ?? 0;
      const after = before - rate * (this.#gradient[index] ?? 0);
      parameters[index] = this.#isWeight[index] === 1 ? PENALTIES[penalty](after, rate * penaltyWeight) : after;
    }
  }

  /** Fisher and Yates. */
  #shuffle(): void {
    const order = this.#order;
    for (let last = order.length - 1; last > 0; last--) {
      const other = Math.floor(this.#random.next() * (last + 1));
      const kept = order[last] ?? 0;
      order[last] = order[other] ?? 0;
      order[other] = kept;
    }
  }
}

/**
 * A weight after one step towards 0. L2 takes a share of it; L1 takes the same from each, and one
 * that would come to the other side stays at 0.
 */
const PENALTIES: Readonly<Record<Penalty, (weight: number, step: number) => number>> = {
  none: (weight) => weight,
  l2: (weight, step) => weight - step * weight,
  l1: (weight, step) => Math.sign(weight) * Math.max(0, Math.abs(weight) - step),
};
