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
import {dropFilling, fillVectors} from './fill-vectors.ts';
import {prepareObjective, type ObjectivePlace} from './kernel-objective.ts';
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
  /** The ops that it is measured at, the deepest first. */
  readonly layers: readonly [string, ...(readonly string[])];
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
    layers,
    rule,
    keep,
  }: BackwardRequest): InputGradient & {readonly kept: ReadonlyMap<string, Activation>} {
    const {kernel, network} = this.#parts;
    const {threads} = kernel;
    const plan = planBackward(network, this.#plan, layers);
    const take = taker(this.#layout.free);
    const kept = placeSinks(keptSinks(plan, keep), take);
    const joining = plan.joining.map(({layer}) => {
      const place = this.#placeOf(layer);
      return prepareObjective(objective, {...place, room: take(bytesOf(place.tensor)), free: take(0)});
    });
    const climbed = prepareObjective(objective, {
      ...this.#placeOf(layers[0]),
      room: this.#layout.behind,
      free: take(0),
    });
    const {steps, scratchBytes} = packBackward(this.#stepParts(), {
      plan,
      seed: climbed.seed,
      joining: joining.map(({seed}) => seed),
      rule,
      kept: new Map(kept.map(({reaches, address}) => [reaches, address])),
    });
    const program = packProgram({
      address: this.#layout.backwardSteps,
      steps: [...climbed.steps, ...steps],
      scratch: climbed.end,
      scratchBytes: Math.max(climbed.scratchBytes, scratchBytes),
      threads,
    });
    const all = [climbed, ...joining];
    kernel.run(program, () => {
      for (const {write} of all) write();
    });
    const {channels} = network.input;
    return {
      score: all.reduce((sum, {score}) => sum + score(), 0),
      gradient: this.#read({...this.#plan.size, channels, address: this.#layout.before}).values,
      kept: new Map(kept.map((placed) => [placed.reaches, this.#read(placed)])),
    };
  }

  /** A layer that an objective is measured at. */
  #placeOf(layer: string): Pick<ObjectivePlace, 'memory' | 'tensor' | 'address'> {
    const tensor = storedTensor(this.#plan, layer);
    const {memory} = this.#parts.kernel;
    return {memory, tensor: tensorAt(this.#plan, tensor), address: addressOf(this.#layout, tensor)};
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

/** Memory for gradients that are wanted at the end. */
function placeSinks(
  sinks: readonly GradientSink[],
  take: (bytes: number) => number,
): readonly (Placed & {readonly reaches: string})[] {
  return sinks.map(({reaches, size, channels}) => {
    const form = {...size, channels};
    return {reaches, ...form, address: take(bytesOf(form))};
  });
}

/** What lies on the way back at the named convolutions' outputs. */
function keptSinks({seedSink, steps}: BackwardPlan, names: readonly string[]): readonly GradientSink[] {
  return [seedSink, ...steps.map(({sink}) => sink)].filter(({reaches}) => names.includes(reaches));
}
