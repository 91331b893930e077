/**
 * The perception network at one picture size, ready to be recorded into someone else's compute
 * pass: what the dream and the live lenses are built on. Nothing is read back, and nothing
 * allocated after the first use of an objective.
 *
 *     const run = await wgslPerception.createRun({width: 640, height: 480}, ['conv4b-relu']);
 *     const objective = await run.prepare({kind: 'l2', layer: 'conv4b-relu'});
 *     // For each step, in one compute pass: someone writes run.input, then
 *     run.encodeForward(pass);
 *     objective.encodeBackward(pass, 'plain'); // and someone reads objective.gradient
 */
import type {GpuPerceptionRun} from '../../network/gpu-perception.ts';
import {assert} from '../../../protocol/assert.ts';
import type {Objective, PerceptionNetworkFile} from '../../network/perception.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import type {HeldMemory} from '../../gpu/gpu-memory.ts';
import {findLayer, layersOfObjective} from '../../network/check-request.ts';
import {BackwardRun} from './backward-run.ts';
import {ForwardRun, type RunParts} from './forward-run.ts';
import {planForward} from '../plan/plan-forward.ts';
import {storedTensor, tensorAt} from '../plan/perception-plan.ts';
import {PreparedObjective} from './prepared-objective.ts';

/** What a run is made from. */
export interface PerceptionRunParts extends RunParts {
  readonly network: PerceptionNetworkFile;
  /** Sides are multiples of the network's. */
  readonly size: PixelSize;
  /** The ops to be looked at or climbed: the run goes as far as the deepest of them. */
  readonly layers: readonly string[];
}

/**
 * A layer's output on the GPU: planes of four channels, [ceil(channels / 4)][height][width] of four
 * float32, missing channels 0.
 */
export interface GpuActivation extends PixelSize {
  readonly channels: number;
  readonly buffer: GPUBuffer;
}

/** Owns the memory of one size. */
export class PerceptionRun implements GpuPerceptionRun {
  readonly size: PixelSize;
  /**
   * Where someone writes the picture: [height][width] of RGB in 0..1 and a fourth number that does
   * not count, float32.
   */
  readonly input: GPUBuffer;
  readonly #parts: PerceptionRunParts;
  readonly #forward: ForwardRun;
  #backward: BackwardRun | null = null;

  private constructor(parts: PerceptionRunParts, forward: ForwardRun) {
    this.#parts = parts;
    this.#forward = forward;
    this.size = parts.size;
    this.input = this.activation(parts.network.input.name).buffer;
  }

  /**
   * Compiles the way forward and allocates.
   *
   * @throws EngineError 'layer-unknown' for a layer that does not exist, 'model-invalid' for an op
   *   list that cannot run here, 'shader-invalid'.
   */
  static async create(parts: PerceptionRunParts): Promise<PerceptionRun> {
    const {network, size, layers} = parts;
    for (const layer of layers) findLayer(network, layer);
    return new PerceptionRun(parts, await ForwardRun.create(parts, planForward(network, size, layers)));
  }

  /**
   * A stored output: of every op on the way but convolutions and affine ops that were not named. It
   * holds the newest picture's.
   */
  activation(layer: string): GpuActivation {
    const {plan, memory} = this.#forward;
    const tensor = storedTensor(plan, layer);
    const {width, height, channels} = tensorAt(plan, tensor);
    return {width, height, channels, buffer: memory.tensor(tensor)};
  }

  /**
   * Records the forward pass, after the dispatch that writes `input`.
   * @param layer the last op that is wanted; all of them if left out.
   */
  encodeForward(pass: GPUComputePassEncoder, layer?: string): void {
    this.#forward.encode(pass, layer === undefined ? undefined : storedTensor(this.#forward.plan, layer));
  }

  /**
   * Gets ready to climb an objective at any layer that the run computes. Another channel, label or
   * guide is another objective: it costs a few small buffers, no planning. The caller disposes it.
   *
   * @throws EngineError 'layer-unknown' for a layer, channel or label that does not exist,
   *   'internal' for cotangents that do not fit, 'model-invalid' where there is no gradient,
   *   'shader-invalid'.
   */
  async prepare(objective: Objective): Promise<PreparedObjective> {
    const layers = layersOfObjective(this.#parts.network, objective);
    for (const layer of layers)
      assert(this.#forward.plan.stored.has(layer), () => `the run was not planned as far as '${layer}'`);
    this.#backward ??= new BackwardRun(this.#parts, this.#parts.network, this.#forward);
    return PreparedObjective.create({
      ...this.#parts,
      forward: this.#forward,
      backward: this.#backward,
      objective,
      layers,
    });
  }

  /** Buffers of the run; those of prepared objectives are theirs. */
  held(): HeldMemory {
    const all = [this.#forward.memory.gpu.held(), ...(this.#backward ? [this.#backward.held()] : [])];
    return {
      buffers: all.reduce((sum, {buffers}) => sum + buffers, 0),
      bytes: all.reduce((sum, {bytes}) => sum + bytes, 0),
    };
  }

  dispose(): void {
    this.#forward.dispose();
    this.#backward?.dispose();
  }
}
