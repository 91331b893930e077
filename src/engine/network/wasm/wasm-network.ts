/** A style network on our wasm kernel: pixels in, pixels out. */
import {present} from '../../../protocol/assert.ts';
import {EngineError} from '../../../protocol/errors.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import type {Pixels} from '../../picture/picture.ts';
import type {StyleNetworkFile} from '../op-list.ts';
import {quadsOf, tensorOf, type NetworkPlan} from '../plan/plan.ts';
import {patternOf, type PatternPlanes} from '../pattern-planes.ts';
import {planNetwork} from '../plan/plan-network.ts';
import type {StyleWeights} from '../style-network.ts';
import type {WeightValues} from '../weight-values.ts';
import type {Kernel} from './kernel.ts';
import {KernelWeights} from './kernel-weights.ts';
import {layOutProgram, type Program} from './program.ts';

/** The parts of a model file that running it depends on. */
export type WasmRunnable = Pick<StyleNetworkFile, 'ops' | 'input' | 'output' | 'styles'>;

/** Sizes whose programs are kept: the main picture and the tiles, some rungs, some stills. */
const MOST_PROGRAMS = 12;

interface SizedProgram {
  readonly plan: NetworkPlan;
  readonly program: Program;
  /** Another network's weights move the space behind them. */
  readonly workStart: number;
}

/** Several networks may share a kernel: they run one after the other in the same memory. */
export class WasmNetwork {
  readonly #kernel: Kernel;
  readonly #network: WasmRunnable;
  readonly #weights: KernelWeights;
  readonly #pattern: PatternPlanes | null;
  readonly #keep: readonly string[];
  readonly #programs = new Map<string, SizedProgram>();

  /**
   * Copies the weights into the kernel's memory.
   *
   * @param keep ops whose results can be read after a frame, for tests.
   * @throws EngineError 'model-invalid' for weights that do not fit the op list.
   */
  constructor(kernel: Kernel, network: WasmRunnable, weights: WeightValues, keep: readonly string[] = []) {
    this.#kernel = kernel;
    this.#network = network;
    kernel.close();
    this.#weights = new KernelWeights(kernel.memory, network, weights);
    this.#pattern = patternOf(network, weights);
    this.#keep = keep;
  }

  /**
   * Paints RGBA8 pixels of any size.
   *
   * @param isMirrored they were mirrored when they were read: the network's pattern is, too.
   * @throws EngineError 'source-empty' for a picture without pixels, 'model-invalid' for an op list
   *   that cannot be planned; HelperLost.
   */
  paint({data, width, height}: Pixels, mix: StyleWeights, isMirrored = false): Pixels {
    if (!(width > 0 && height > 0)) {
      throw new EngineError('source-empty', `a picture of ${width}x${height} cannot be painted`);
    }
    const {program} = this.#sized({width, height});
    const {memory} = this.#kernel;
    this.#kernel.run(program, () => {
      memory.writeBytes(program.pixelsIn, data);
      this.#weights.mix(mix);
      this.#layPattern({width, height}, program, mix, isMirrored);
    });
    return {data: memory.readBytes(program.pixelsOut, data.length), width, height};
  }

  /** An op's result in the newest frame of a size, [height][width][channels]. */
  keptTensor(name: string, size: PixelSize): Float32Array {
    const {plan, program} = this.#sized(size);
    const id = present(plan.kept.get(name), () => `the plan does not keep '${name}'`);
    const {width, height, channels} = tensorOf(plan, id);
    const step = quadsOf(channels) * 4;
    const filled = this.#kernel.memory.readFloats(program.tensorAddress(id), width * height * step);
    return filled.filter((_, index) => index % step < channels);
  }

  /** Written for every frame: other sizes and networks use the same memory. */
  #layPattern(picture: PixelSize, {pattern}: Program, mix: StyleWeights, isMirrored: boolean): void {
    if (pattern === null || this.#pattern === null) return;
    const {memory} = this.#kernel;
    memory.writeFloats(pattern.plane, this.#pattern.plane({picture, padded: pattern, isMirrored}));
    memory.writeFloats(pattern.amplitude, Float32Array.of(this.#pattern.amplitude(mix)));
  }

  #sized(size: PixelSize): SizedProgram {
    const {workStart} = this.#kernel.memory;
    const key = `${size.width}x${size.height}`;
    const known = this.#programs.get(key);
    this.#programs.delete(key);
    const sized = known?.workStart === workStart ? known : this.#layOut(size, workStart);
    this.#programs.set(key, sized);
    for (const oldest of this.#programs.keys()) {
      if (this.#programs.size <= MOST_PROGRAMS) break;
      this.#programs.delete(oldest);
    }
    return sized;
  }

  #layOut(size: PixelSize, workStart: number): SizedProgram {
    const plan = planNetwork(this.#network, size, {keep: this.#keep, presentsApart: true});
    return {plan, program: layOutProgram(plan, this.#weights, workStart, this.#kernel.threads), workStart};
  }
}
