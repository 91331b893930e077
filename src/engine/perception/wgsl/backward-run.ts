/**
 * The backward pass from the layers of one forward run to its picture, bound on demand: each
 * convolution's gradient is bound once, whichever layer it starts from.
 */
import type {ConvOp} from '../../network/op-list.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import {GpuMemory, type HeldMemory} from '../../gpu/gpu-memory.ts';
import {packLayer} from '../../network/wgsl/operands.ts';
import {plainOperands} from '../../network/plan/plan.ts';
import {tilesOf} from '../../network/wgsl/workgroup-shape.ts';
import {bytesOf} from './forward-memory.ts';
import type {ForwardRun, RunParts} from './forward-run.ts';
import {packSink, type SinkResources} from './gradient-sink.ts';
import type {RuledDispatch} from './relu-rules.ts';
import {planBackward, type BackwardStep, type GradientSink} from '../plan/plan-backward.ts';
import {storedTensor, tensorAt} from '../plan/perception-plan.ts';
import type {PlannablePerception} from '../plan/plan-forward.ts';
import {transposedOp} from '../plan/transpose-convolution.ts';

/** Where an objective's own gradient is stored, and what is looked at on the way there. */
export interface BoundSeed {
  readonly layer: string;
  readonly sink: GradientSink;
  readonly target: SinkTarget;
}

/** A seed that is added to what the way back has stored. */
export interface JoiningBoundSeed extends BoundSeed {
  /** Its place in `BackwardPath.stored`. */
  readonly at: number;
}

/** How a gradient gets from layers to the picture. */
export interface BackwardPath {
  /** Of the deepest layer. */
  readonly seed: BoundSeed;
  /** Further gradients that begin on the way. */
  readonly joining: readonly JoiningBoundSeed[];
  readonly dispatches: readonly RuledDispatch[];
  /**
   * What is stored after the objective's own gradient and after each dispatch, until a later one
   * writes over it.
   */
  readonly stored: readonly StoredGradient[];
}

/** A gradient to an op's output, laid out like that output. */
export interface StoredGradient {
  readonly layer: string;
  readonly form: PixelSize & {readonly channels: number};
  readonly buffer: GPUBuffer;
}

/** Buffers of a sink. */
type SinkTarget = Omit<SinkResources, 'sink'>;

/** Owns the gradients. */
export class BackwardRun {
  /** The gradient at the picture, laid out like the picture. */
  readonly gradient: GPUBuffer;
  readonly #parts: RunParts;
  readonly #network: PlannablePerception;
  readonly #forward: ForwardRun;
  readonly #memory: GpuMemory;
  readonly #steps = new Map<string, Promise<RuledDispatch>>();
  /** Gradients at the outputs of convolutions, in turns: each is read by the next step alone. */
  readonly #turns: readonly [GPUBuffer, GPUBuffer];

  constructor(parts: RunParts, network: PlannablePerception, forward: ForwardRun) {
    this.#parts = parts;
    this.#network = network;
    this.#forward = forward;
    this.#memory = new GpuMemory(parts.device, 'BackwardRun');
    const {plan} = forward;
    const input = storedTensor(plan, network.input.name);
    this.gradient = this.#memory.storage('gradient', bytesOf(tensorAt(plan, input)));
    const largest = Math.max(...plan.tensors.map(bytesOf));
    this.#turns = [this.#memory.storage('turn 0', largest), this.#memory.storage('turn 1', largest)];
  }

  /**
   * The way back from layers, bound.
   * @param layers the deepest first.
   * @throws EngineError 'shader-invalid', 'model-invalid' where there is no gradient.
   */
  async wayFrom(layers: readonly [string, ...(readonly string[])]): Promise<BackwardPath> {
    const {seedSink, steps, joining} = planBackward(this.#network, this.#forward.plan, layers);
    const dispatches = await Promise.all(steps.map((step, index) => this.#step(step, steps.length - 1 - index)));
    const stored = [seedSink, ...steps.map(({sink}) => sink)].map((sink, index): StoredGradient => {
      const {reaches: layer, size, channels} = sink;
      return {layer, form: {...size, channels}, buffer: this.#target(sink, steps.length - index).gradient};
    });
    const seed = {layer: layers[0], sink: seedSink, target: this.#target(seedSink, steps.length)};
    const joins = joining.map(({layer, sink}): JoiningBoundSeed => {
      const at = stored.findIndex((gradient) => gradient.layer === sink.reaches);
      return {layer, sink, target: this.#target(sink, steps.length - at), at};
    });
    return {seed, joining: joins, dispatches, stored};
  }

  held(): HeldMemory {
    return this.#memory.held();
  }

  dispose(): void {
    this.#memory.dispose();
  }

  /** @param stepsLeft steps between this one and the picture. */
  #step(step: BackwardStep, stepsLeft: number): Promise<RuledDispatch> {
    const known = this.#steps.get(step.op.name);
    if (known) return known;
    const bound =
      step.op.kind === 'conv' ? this.#bindConvolution(step, step.op, stepsLeft) : this.#bindSoftmax(step, stepsLeft);
    this.#steps.set(step.op.name, bound);
    return bound;
  }

  async #bindConvolution(
    {outSize, inSize, sink}: BackwardStep,
    forwardOp: ConvOp,
    stepsLeft: number,
  ): Promise<RuledDispatch> {
    const {passes, weights} = this.#parts;
    const {memory} = this.#forward;
    const op = transposedOp(forwardOp);
    const phases = forwardOp.stride;
    const phaseSize = {width: inSize.width / phases, height: inSize.height / phases};
    const shape = passes.shapeFor(op, phaseSize);
    const tiles = tilesOf(shape, phaseSize);
    const pass = await passes.convolutionGradient({op, operands: plainOperands(0), shape, phases, sink});
    const layer = this.#memory.uniform(
      `convolution ${op.name}`,
      packLayer({
        size: outSize,
        stored: outSize,
        outSize: phaseSize,
        tiles,
        firstCoefficients: 0,
        secondCoefficients: 0,
      }),
    );
    const resources = {
      ...memory.plainView(layer, this.#turn(stepsLeft)),
      weights: weights.transposed(forwardOp),
      keptInput: memory.unused[0],
      ...this.#sinkResources(sink, stepsLeft),
    };
    return passes.rules.forEach((rule) => pass.dispatch({...resources, ...rule}, tiles));
  }

  async #bindSoftmax({op, sink}: BackwardStep, stepsLeft: number): Promise<RuledDispatch> {
    const {plan, memory} = this.#forward;
    const output = storedTensor(plan, op.name);
    const {passes} = this.#parts;
    const pass = await passes.softmaxGradient({channels: tensorAt(plan, output).channels, sink});
    const resources = {
      probabilities: memory.tensor(output),
      incoming: this.#turn(stepsLeft),
      ...this.#sinkResources(sink, stepsLeft),
    };
    return passes.rules.forEach((rule) => pass.dispatch({...resources, ...rule}));
  }

  #sinkResources(sink: GradientSink, stepsLeft: number): SinkResources {
    return {sink: this.#memory.uniform(`sink ${sink.reaches}`, packSink(sink)), ...this.#target(sink, stepsLeft)};
  }

  #target({activation}: GradientSink, stepsLeft: number): SinkTarget {
    const {memory} = this.#forward;
    return {
      activation: activation === null ? memory.unused[1] : memory.tensor(activation),
      gradient: stepsLeft === 0 ? this.gradient : this.#turn(stepsLeft - 1),
    };
  }

  /** What a step reads that has so many behind it. */
  #turn(stepsLeft: number): GPUBuffer {
    return this.#turns[stepsLeft % 2 === 0 ? 0 : 1];
  }
}
