/**
 * A small random network that answers by the naive reference in Node, and counts its calls: for
 * tests that something stops.
 */
import type {
  Activation,
  InputGradient,
  Objective,
  PerceptionNetwork,
  PerceptionNetworkFile,
  ReluRule,
} from '../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import {layerOfObjective} from '../../../src/engine/network/check-request.ts';
import {naiveForward, naiveGradient, naiveLayerGradients} from './naive-perception.ts';
import {randomPerception, type RandomPerception} from './random-perception.ts';

/** Its words are `label 0` to `label 4`. */
export class CountedPerception implements PerceptionNetwork {
  readonly random: RandomPerception;
  /** Pictures looked at so far, forwards and backwards. */
  calls = 0;

  constructor(random: RandomPerception = randomPerception(5)) {
    this.random = random;
  }

  get file(): PerceptionNetworkFile {
    return this.random.file;
  }

  activations(picture: RgbPicture, layers: readonly string[]): Promise<ReadonlyMap<string, Activation>> {
    this.calls++;
    const found = naiveForward(this.random, picture);
    const pick = (layer: string): Activation => {
      const tensor = found.get(layer)!;
      return {...tensor, values: Float32Array.from(tensor.values)};
    };
    return Promise.resolve(new Map(layers.map((layer) => [layer, pick(layer)])));
  }

  // An error becomes a rejected promise, as with networks that answer from a worker.
  async gradient(picture: RgbPicture, objective: Objective, rule: ReluRule): Promise<InputGradient> {
    this.calls++;
    layerOfObjective(this.file, objective);
    const {score, gradient} = naiveGradient(this.random, picture, objective, rule);
    return Promise.resolve({score, gradient: Float32Array.from(gradient)});
  }

  layerGradients(
    picture: RgbPicture,
    objective: Objective,
    convolutions: readonly string[],
  ): Promise<ReadonlyMap<string, Activation>> {
    this.calls++;
    return Promise.resolve(naiveLayerGradients(this.random, picture, objective, convolutions));
  }

  dispose(): void {
    // Holds nothing but memory.
  }
}
