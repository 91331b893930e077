/**
 * A picture is rebuilt from one layer's answers alone: step by step noise is changed until the
 * layer answers as it did (Mahendran & Vedaldi 2015, "Understanding deep image representations by
 * inverting them").
 */
import {present} from '../../protocol/assert.ts';
import type {PerceptionNetwork} from '../network/perception.ts';
import type {RgbPicture} from '../picture/picture.ts';
import {Adam} from './adam.ts';
import {relativeDistance} from './relative-distance.ts';
import {totalVariation} from './total-variation.ts';

/** About how far a value of the picture moves in a step. */
export const INVERSION_RATE = 0.02;

/** How near a rebuilt picture has come, and how restless it is. */
export interface InversionState {
  /** |φ(x) − φ₀| ∕ |φ₀|. */
  readonly distance: number;
  readonly variation: number;
}

/** A layer's answers that a picture is to have. */
export interface Code {
  readonly layer: string;
  /** [height, width, channels] of the layer. */
  readonly values: Float32Array;
}

/** One picture on its way. */
export class Inversion {
  /** As it is now; it changes with each step. */
  readonly picture: RgbPicture;
  readonly code: Code;
  readonly #adam: Adam;

  /** @param start is not changed. */
  constructor(code: Code, start: RgbPicture) {
    this.code = code;
    this.picture = {...start, values: start.values.slice()};
    this.#adam = new Adam(start.values.length, INVERSION_RATE);
  }

  get steps(): number {
    return this.#adam.steps;
  }

  /**
   * Takes one step.
   *
   * @param weight of the total variation.
   * @returns how the picture was before it.
   * @throws EngineError of the network.
   */
  async step(network: PerceptionNetwork, weight: number): Promise<InversionState> {
    const {gradient, ...state} = await inversionGradient(network, this.picture, this.code, weight);
    this.#adam.descend(this.picture.values, gradient);
    return state;
  }
}

/**
 * The gradient of |φ(x) − φ₀|² ∕ |φ₀|² + weight · R(x) at the picture, R being its total variation.
 * @throws EngineError of the network.
 */
export async function inversionGradient(
  network: PerceptionNetwork,
  picture: RgbPicture,
  {layer, values}: Code,
  weight: number,
): Promise<InversionState & {readonly gradient: Float32Array}> {
  const answers = await network.activations(picture, [layer]);
  const found = present(answers.get(layer), () => `the network left out '${layer}'`);
  const {loss, slopes} = relativeDistance(found.values, values);
  const objective = {kind: 'cotangents', layers: [{layer, values: slopes}]} as const;
  const {gradient} = await network.gradient(picture, objective, 'plain');
  const variation = totalVariation(picture);
  for (let index = 0; index < gradient.length; index++) {
    gradient[index] = (gradient[index] ?? 0) + weight * (variation.gradient[index] ?? 0);
  }
  return {distance: Math.sqrt(loss), variation: variation.value, gradient};
}
