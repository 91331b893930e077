/** A plan with its memory and its bound passes: what is recorded for every frame of one size. */
import type {NormStatistics, StyleWeights} from '../painter.ts';
import {bindSteps, type BoundStep} from './bind-steps.ts';
import {recordDispatch, type Dispatch} from './dispatch.ts';
import {RESULTS_PER_QUAD} from './finish-statistics-pass.ts';
import {foldWorkgroups, packFold, type InputResources} from './fold.ts';
import type {HeldMemory} from './gpu-memory.ts';
import type {NetworkWeights} from './network-weights.ts';
import type {PassLibrary} from './pass-library.ts';
import {quadsOf, tensorOf, type NetworkPlan} from './plan.ts';
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
  readonly #weights: NetworkWeights;
  readonly #memory: RunMemory;
  readonly #steps: readonly BoundStep[];
  readonly #pictures = new WeakMap<GPUTexture, Dispatch>();
  #mixed: StyleWeights = [];

  private constructor({device, plan, weights}: NetworkRunParts, memory: RunMemory, steps: readonly BoundStep[]) {
    this.plan = plan;
    this.#device = device;
    this.#weights = weights;
    this.#memory = memory;
    this.#steps = steps;
    const folded = tensorOf(plan, plan.input.tensor);
    const [fold] = memory.gpu.uniforms('fold', [packFold(plan.size, folded)]);
    if (fold === undefined) throw new Error('Assertion failed: the input has no uniforms');
    this.input = {fold, input: memory.tensor(plan.input.tensor), workgroups: foldWorkgroups(folded)};
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
   * Records the network behind an ingest that has written `input`.
   *
   * @param statistics normalise with these instead of the picture's own.
   */
  encode(pass: GPUComputePassEncoder, picture: GPUTexture, mix: StyleWeights, statistics?: NormStatistics): void {
    if (statistics) this.#writeCoefficients(mix, statistics);
    else this.#writeMixture(mix);
    for (const step of this.#steps) {
      if (step.kind === 'picture') recordDispatch(pass, this.#pictureDispatch(step.dispatch, picture));
      else if (step.kind === 'compute' || statistics === undefined) recordDispatch(pass, step.dispatch);
    }
  }

  /** The coefficients, for reading statistics back: for each norm multipliers, addends, means, variances. */
  get coefficients(): GPUBuffer {
    return this.#memory.coefficients;
  }

  /** The statistics in coefficients that were read back. */
  statisticsIn(coefficients: Float32Array): NormStatistics {
    return new Map(
      this.plan.norms.map(({op}, norm) => {
        const quads = quadsOf(op.channels);
        const at = 4 * this.#memory.coefficientsAt(norm);
        const result = (index: number): Float32Array =>
          coefficients.slice(at + 4 * quads * index, at + 4 * quads * index + op.channels);
        return [op.name, {mean: result(2), variance: result(3)}];
      }),
    );
  }

  /** The buffer of an op's result that the plan keeps, in planes of four channels. */
  keptTensor(name: string): GPUBuffer {
    const id = this.plan.kept.get(name);
    if (id === undefined) throw new Error(`Assertion failed: the plan does not keep '${name}'`);
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

  #writeMixture(mix: StyleWeights): void {
    if (mix.length === this.#mixed.length && mix.every((weight, index) => weight === this.#mixed[index])) return;
    this.#device.queue.writeBuffer(this.#memory.mixture, 0, new Float32Array(mix));
    this.#mixed = [...mix];
  }

  /** What the finishing passes would write, from given statistics. */
  #writeCoefficients(mix: StyleWeights, statistics: NormStatistics): void {
    for (const [norm, {op}] of this.plan.norms.entries()) {
      const given = statistics.get(op.name);
      if (given === undefined) throw new Error(`Assertion failed: no statistics for '${op.name}'`);
      const stride = quadsOf(op.channels) * 4;
      const row = this.#weights.mixedRow(op.name, mix);
      const values = new Float32Array(stride * RESULTS_PER_QUAD);
      for (let channel = 0; channel < op.channels; channel++) {
        const mean = given.mean[channel] ?? 0;
        const variance = given.variance[channel] ?? 0;
        const multiplier = (row[channel] ?? 0) / Math.sqrt(Math.max(variance + op.epsilon, 1e-30));
        values[channel] = multiplier;
        values[stride + channel] = (row[stride + channel] ?? 0) - mean * multiplier;
        values[2 * stride + channel] = mean;
        values[3 * stride + channel] = variance;
      }
      this.#device.queue.writeBuffer(this.#memory.coefficients, this.#memory.coefficientsAt(norm) * 16, values);
    }
  }
}
