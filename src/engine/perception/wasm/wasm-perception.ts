/** The perception network on our wasm kernel. */
import type {PixelSize} from '../../../protocol/units.ts';
import {checkConvolutions, checkPicture, checkRule, findLayer, layersOfObjective} from '../../network/check-request.ts';
import type {
  Activation,
  InputGradient,
  Objective,
  PerceptionNetwork,
  PerceptionNetworkFile,
  ReluRule,
} from '../../network/perception.ts';
import type {Kernel} from '../../network/wasm/kernel.ts';
import type {WeightValues} from '../../network/weight-values.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {layersToPlan} from '../plan/layers-to-plan.ts';
import {KernelPerceptionWeights} from './kernel-perception-weights.ts';
import {SizedPerception} from './sized-perception.ts';

/** Sizes whose plans are kept: a dream's octaves, a lens's square. */
const MOST_SIZES = 8;

/** Weights and working space of one kernel, which nothing else may use. */
export class WasmPerception implements PerceptionNetwork {
  readonly file: PerceptionNetworkFile;
  readonly #kernel: Kernel;
  readonly #weights: KernelPerceptionWeights;
  readonly #sizes = new Map<string, SizedPerception>();

  /** @throws EngineError 'model-invalid' when a weight is missing or has the wrong length. */
  constructor(kernel: Kernel, file: PerceptionNetworkFile, weights: WeightValues) {
    this.file = file;
    this.#kernel = kernel;
    this.#weights = new KernelPerceptionWeights(kernel.memory, file, weights);
  }

  activations(picture: RgbPicture, layers: readonly string[]): Promise<ReadonlyMap<string, Activation>> {
    return inPromise(() => {
      checkPicture(this.file, picture);
      for (const layer of layers) findLayer(this.file, layer);
      const sized = this.#sized(picture, layers);
      sized.runForward(picture);
      return new Map(layers.map((layer) => [layer, sized.activation(layer)]));
    });
  }

  /**
   * @throws EngineError 'layer-unknown', 'internal' for cotangents that do not fit, 'model-invalid'
   *   without a gradient; HelperLost.
   */
  gradient(picture: RgbPicture, objective: Objective, rule: ReluRule): Promise<InputGradient> {
    return inPromise(() => {
      checkPicture(this.file, picture);
      checkRule(objective, rule);
      const layers = layersOfObjective(this.file, objective);
      const sized = this.#forBoth(picture, layers);
      sized.runForward(picture);
      return sized.runBackward({layers, objective, rule, keep: []});
    });
  }

  layerGradients(
    picture: RgbPicture,
    objective: Objective,
    convolutions: readonly string[],
  ): Promise<ReadonlyMap<string, Activation>> {
    return inPromise(() => {
      checkPicture(this.file, picture);
      const layers = layersOfObjective(this.file, objective);
      checkConvolutions(this.file, layers[0], convolutions);
      const sized = this.#forBoth(picture, layers);
      sized.runForward(picture);
      return sized.runBackward({layers, objective, rule: 'plain', keep: convolutions}).kept;
    });
  }

  /** Ends the kernel. */
  dispose(): void {
    this.#kernel.dispose();
  }

  #forBoth(size: PixelSize, layers: readonly string[]): SizedPerception {
    this.#kernel.close();
    this.#weights.keepTransposed();
    return this.#sized(size, layers);
  }

  /** The plan for a size that stores these layers. */
  #sized({width, height}: PixelSize, layers: readonly string[]): SizedPerception {
    const planned = layersToPlan(this.file, layers);
    const key = `${width}x${height} ${planned.join(' ')}`;
    const known = this.#sizes.get(key);
    this.#sizes.delete(key);
    const parts = {kernel: this.#kernel, network: this.file, weights: this.#weights};
    // The weights of the ways back have moved the space behind them.
    const isInPlace = known?.start === this.#kernel.memory.workStart;
    const sized = known && isInPlace ? known : new SizedPerception(parts, {width, height}, planned);
    this.#sizes.set(key, sized);
    for (const oldest of this.#sizes.keys()) {
      if (this.#sizes.size <= MOST_SIZES) break;
      this.#sizes.delete(oldest);
    }
    return sized;
  }
}

/** What is computed at once, answered as other backends answer: an error is a rejection. */
function inPromise<Result>(compute: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(compute());
  });
}
