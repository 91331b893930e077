/** A plan with its memory and its bound passes: what is recorded for every frame of one size. */
import {present} from '../../../protocol/assert.ts';
import type {StyleWeights} from '../style-network.ts';
import {bindSteps, type BoundStep} from './bind-steps.ts';
import {recordDispatch, type Dispatch} from '../../gpu/dispatch.ts';
import {mixRow} from '../mix-row.ts';
import {packFold, packPatternUse, type InputResources} from './fold.ts';
import type {HeldMemory} from '../../gpu/gpu-memory.ts';
import type {NetworkWeights} from './network-weights.ts';
import type {PassLibrary} from './pass-library.ts';
import {tensorOf, type NetworkPlan} from '../plan/plan.ts';
import {RunMemory} from './run-memory.ts';

/** What a run is made from. */
export interface NetworkRunParts {
  readonly device: GPUDevice;
  readonly plan: NetworkPlan;
  readonly weights: NetworkWeights;
  readonly passes: PassLibrary;
  /** Styles the model can mix. */
  readonly styles: number;
}

/** Runs one plan. Frames must be submitted in the order they are recorded. */
export class NetworkRun {
  readonly plan: NetworkPlan;
  /** Where an ingest pass writes the picture. */
  readonly input: InputResources;
  readonly #device: GPUDevice;
  readonly #memory: RunMemory;
  readonly #steps: readonly BoundStep[];
  readonly #pictures = new WeakMap<GPUTexture, Dispatch>();
  readonly #patternUse: GPUBufferBinding;
  readonly #amplitudes: Float32Array | null;
  #mixed: StyleWeights = [];
  #isMirrored = false;

  private constructor({device, plan, weights}: NetworkRunParts, memory: RunMemory, steps: readonly BoundStep[]) {
    this.plan = plan;
    this.#device = device;
    this.#memory = memory;
    this.#steps = steps;
    const folded = tensorOf(plan, plan.input.tensor);
    const fold = memory.gpu.uniform('fold', packFold(plan.size, folded, plan.input.pattern));
    this.#patternUse = memory.gpu.uniform('patternUse', packPatternUse(0, false));
    this.#amplitudes = weights.pattern?.amplitudes ?? null;
    this.input = {
      fold,
      input: memory.tensor(plan.input.tensor),
      tiles: weights.pattern?.tiles ?? memory.unused,
      patternUse: this.#patternUse,
      folded,
    };
  }

  /** Compiles what is missing and allocates. @throws EngineError 'shader-invalid'. */
  static async create(parts: NetworkRunParts): Promise<NetworkRun> {
    const {device, plan, weights, passes, styles} = parts;
    const memory = new RunMemory(device, plan, passes, styles);
    try {
      return new NetworkRun(parts, memory, await bindSteps({plan, weights, passes, memory, styles}));
    } catch (error) {
      memory.gpu.dispose();
      throw error;
    }
  }

  /** Dispatches of one frame behind the ingest. */
  get dispatches(): number {
    return this.#steps.length;
  }

  held(): HeldMemory {
    return this.#memory.gpu.held();
  }

  /**
   * Records the network behind an ingest into `input`, for the same submit: what the ingest adds to
   * the picture depends on the mix, too.
   *
   * @param isMirrored the frame is mirrored on its way in.
   */
  encode(pass: GPUComputePassEncoder, picture: GPUTexture, mix: StyleWeights, isMirrored = false): void {
    this.#writeMixture(mix, isMirrored);
    for (const step of this.#steps) {
      recordDispatch(pass, step.kind === 'picture' ? this.#pictureDispatch(step.dispatch, picture) : step.dispatch);
    }
  }

  /** The buffer of an op's result that the plan keeps, in planes of four channels. */
  keptTensor(name: string): GPUBuffer {
    const id = present(this.plan.kept.get(name), () => `the plan does not keep '${name}'`);
    return this.#memory.tensor(id);
  }

  dispose(): void {
    this.#memory.gpu.dispose();
  }

  #pictureDispatch(create: (picture: GPUTexture) => Dispatch, picture: GPUTexture): Dispatch {
    const known = this.#pictures.get(picture);
    if (known) return known;
    const dispatch = create(picture);
    this.#pictures.set(picture, dispatch);
    return dispatch;
  }

  #writeMixture(mix: StyleWeights, isMirrored: boolean): void {
    const isSame = mix.length === this.#mixed.length && mix.every((weight, index) => weight === this.#mixed[index]);
    if (isSame && isMirrored === this.#isMirrored) return;
    this.#device.queue.writeBuffer(this.#memory.mixture, 0, new Float32Array(mix));
    this.#writePatternUse(mix, isMirrored);
    this.#mixed = [...mix];
    this.#isMirrored = isMirrored;
  }

  #writePatternUse(mix: StyleWeights, isMirrored: boolean): void {
    if (this.#amplitudes === null) return;
    const amplitude = mixRow(this.#amplitudes, mix, 1)[0] ?? 0;
    this.#device.queue.writeBuffer(this.#patternUse.buffer, 0, packPatternUse(amplitude, isMirrored));
  }
}
