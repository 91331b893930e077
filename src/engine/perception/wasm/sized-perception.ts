/** The perception network on the kernel at one picture size: forward, and back from any layer. */
import type {PixelSize} from '../../../protocol/units.ts';
import type {Activation, InputGradient, Objective, ReluRule} from '../../network/perception.ts';
import {quadsOf} from '../../network/plan/plan.ts';
import type {Kernel} from '../../network/wasm/kernel.ts';
import {packProgram} from '../../network/wasm/kernel-program.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {storedTensor, tensorAt, type ForwardPlan} from '../plan/perception-plan.ts';
import {planBackward, type BackwardPlan, type GradientSink} from '../plan/plan-backward.ts';
import {planForward, type PlannablePerception} from '../plan/plan-forward.ts';
import {packBackward} from './backward-steps.ts';
import {packForward, type PackedSteps, type StepParts} from './forward-steps.ts';
import {prepareObjective} from './kernel-objective.ts';
import {affineNorm, type KernelPerceptionWeights} from './kernel-perception-weights.ts';
import {addressOf, bytesOf, layOutPerception, taker, type PerceptionLayout} from './perception-layout.ts';

/** What every size shares. */
export interface SizedParts {
  readonly kernel: Kernel;
  readonly network: PlannablePerception;
  readonly weights: KernelPerceptionWeights;
}

/** What a way back is asked for. */
export interface BackwardRequest {
  readonly objective: Objective;
  /** The op that it is measured at. */
  readonly layer: string;
  readonly rule: ReluRule;
  /** Convolutions at whose output the gradient is wanted, too. */
  readonly keep: readonly string[];
}

/** Where and in which form a tensor lies. */
interface Placed extends PixelSize {
  readonly address: number;
  readonly channels: number;
}

/** Plans once; runs as often as wanted. */
export class SizedPerception {
  /** Where its memory begins: behind the weights. */
  readonly start: number;
  readonly #parts: SizedParts;
  readonly #plan: ForwardPlan;
  readonly #layout: PerceptionLayout;
  readonly #forward: PackedSteps;

  /** @throws EngineError 'model-invalid' for an op list that cannot be planned. */
  constructor(parts: SizedParts, size: PixelSize, layers: readonly string[]) {
    const {kernel, network} = parts;
    this.start = kernel.memory.workStart;
    this.#parts = parts;
    this.#plan = planForward(network, size, layers);
    this.#layout = layOutPerception(this.#plan, network.ops.length, this.start);
    this.#forward = packForward(this.#stepParts());
  }

  /** Computes the layers. @throws HelperLost. */
  runForward(picture: RgbPicture): void {
    const {kernel, network} = this.#parts;
    const {forwardSteps: address, free: scratch, affines} = this.#layout;
    const input = addressOf(this.#layout, storedTensor(this.#plan, network.input.name));
    kernel.run(packProgram({address, ...this.#forward, scratch, threads: kernel.threads}), () => {
      kernel.memory.writeFloats(input, fillVectors(picture.values, network.input.channels));
      for (const [index, {op, channels}] of this.#plan.affines.entries()) {
        kernel.memory.writeFloats(affines[index] ?? 0, affineNorm(op, channels));
      }
    });
  }

  /** A layer's output in the newest run. */
  activation(layer: string): Activation {
    const tensor = storedTensor(this.#plan, layer);
    return this.#read({...tensorAt(this.#plan, tensor), address: addressOf(this.#layout, tensor)});
  }

  /**
   * Takes an objective's gradient back to the picture, behind a way forward.
   *
   * @throws EngineError 'model-invalid' where there is no gradient; HelperLost.
   */
  runBackward({
    objective,
    layer,
    rule,
    keep,
  }: BackwardRequest): InputGradient & {readonly kept: ReadonlyMap<string, Activation>} {
    const {kernel, network} = this.#parts;
    const {memory, threads} = kernel;
    const plan = planBackward(network, this.#plan, layer);
    const {kept, end} = this.#place(keptSinks(plan, keep));
    const tensor = storedTensor(this.#plan, layer);
    const climbed = prepareObjective(objective, {
      memory,
      tensor: tensorAt(this.#plan, tensor),
      address: addressOf(this.#layout, tensor),
      room: this.#layout.behind,
      free: end,
    });
    const addresses = new Map(kept.map(({reaches, address}) => [reaches, address]));
    const {steps, scratchBytes} = packBackward(this.#stepParts(), {plan, seed: climbed.seed, rule, kept: addresses});
    const program = packProgram({
      address: this.#layout.backwardSteps,
      steps: [...climbed.steps, ...steps],
      scratch: climbed.end,
      scratchBytes: Math.max(climbed.scratchBytes, scratchBytes),
      threads,
    });
    kernel.run(program, climbed.write);
    const {channels} = network.input;
    return {
      score: climbed.score(),
      gradient: this.#read({...this.#plan.size, channels, address: this.#layout.before}).values,
      kept: new Map(kept.map((placed) => [placed.reaches, this.#read(placed)])),
    };
  }

  /** Memory for gradients that are wanted at the end. */
  #place(sinks: readonly GradientSink[]): {
    readonly kept: readonly (Placed & {readonly reaches: string})[];
    readonly end: number;
  } {
    const take = taker(this.#layout.free);
    const kept = sinks.map(({reaches, size, channels}) => {
      const form = {...size, channels};
      return {reaches, ...form, address: take(bytesOf(form))};
    });
    return {kept, end: take(0)};
  }

  #read({width, height, channels, address}: Placed): Activation {
    const filled = this.#parts.kernel.memory.readFloats(address, width * height * quadsOf(channels) * 4);
    return {width, height, channels, values: dropFilling(filled, channels)};
  }

  #stepParts(): StepParts {
    const {weights, kernel} = this.#parts;
    return {plan: this.#plan, layout: this.#layout, weights, threads: kernel.threads};
  }
}

/** What lies on the way back at the named convolutions' outputs. */
function keptSinks({seedSink, steps}: BackwardPlan, names: readonly string[]): readonly GradientSink[] {
  return [seedSink, ...steps.map(({sink}) => sink)].filter(({reaches}) => names.includes(reaches));
}

/** [pixels][channels] to whole vectors, the rest 0. */
function fillVectors(values: Float32Array, channels: number): Float32Array {
  const step = quadsOf(channels) * 4;
  if (step === channels) return values;
  const filled = new Float32Array((values.length / channels) * step);
  for (let from = 0, to = 0; from < values.length; from += channels, to += step) {
    for (let channel = 0; channel < channels; channel++) filled[to + channel] = values[from + channel] ?? 0;
  }
  return filled;
}

/** Whole vectors to [pixels][channels]. */
function dropFilling(filled: Float32Array<ArrayBuffer>, channels: number): Float32Array<ArrayBuffer> {
  const step = quadsOf(channels) * 4;
  if (step === channels) return filled;
  const values = new Float32Array((filled.length / step) * channels);
  for (let from = 0, to = 0; from < filled.length; from += step, to += channels) {
    for (let channel = 0; channel < channels; channel++) values[to + channel] = filled[from + channel] ?? 0;
  }
  return values;
}
