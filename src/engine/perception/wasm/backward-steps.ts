/**
 * The way back as steps of the kernel: each convolution's gradient is a convolution, and behind it
 * a step takes the gradient through what lies in front of the convolution.
 */
import {present} from '../../../protocol/assert.ts';
import type {ReluRule} from '../../network/perception.ts';
import {quadsOf} from '../../network/plan/plan.ts';
import {floorOf, packConvolution, stripsOf, TILE} from '../../network/wasm/convolution-step.ts';
import {packStep, WORKSPACE_BYTES, type KernelStep} from '../../network/wasm/step-fields.ts';
import {storedTensor} from '../plan/perception-plan.ts';
import type {BackwardPlan, BackwardStep, GradientSink} from '../plan/plan-backward.ts';
import {RELU_GATES} from '../plan/relu-gates.ts';
import {transposedOp} from '../plan/transpose-convolution.ts';
import {cutConvolution} from './cut-convolution.ts';
import {plainReading, type PackedSteps, type StepParts} from './forward-steps.ts';
import {addressOf} from './perception-layout.ts';

/** What the way back starts from and leaves behind. */
export interface WayBack {
  readonly plan: BackwardPlan;
  /** Where the objective's own gradient lies. */
  readonly seed: number;
  /** Where the gradients lie that join it on the way, in the order of the plan's. */
  readonly joining: readonly number[];
  readonly rule: ReluRule;
  /**
   * Where gradients are kept, by the op that they belong to. Others go where the next one reads.
   */
  readonly kept: ReadonlyMap<string, number>;
}

/** The steps; the gradient at the picture ends in the layout's `before`. */
export function packBackward(parts: StepParts, {plan, seed, joining, rule, kept}: WayBack): PackedSteps {
  const {behind, before} = parts.layout;
  const targetOf = ({reaches}: GradientSink): number => kept.get(reaches) ?? before;
  const joinsAt = ({reaches}: GradientSink): readonly KernelStep[] =>
    plan.joining.flatMap(({sink}, index) => {
      if (sink.reaches !== reaches) return [];
      const from = present(joining[index], () => `nothing joins at '${reaches}'`);
      return [sinkStep(parts, sink, rule, 1, from, behind), addStep(parts, sink, behind, targetOf(sink))];
    });
  const steps: KernelStep[] = [
    sinkStep(parts, plan.seedSink, rule, 1, seed, targetOf(plan.seedSink)),
    ...joinsAt(plan.seedSink),
  ];
  let scratchBytes = WORKSPACE_BYTES;
  let from = targetOf(plan.seedSink);
  for (const step of plan.steps) {
    const back = stepBack(parts, step, from, behind);
    scratchBytes = Math.max(scratchBytes, back.scratchBytes);
    from = targetOf(step.sink);
    const phases = step.op.kind === 'conv' ? step.op.stride : 1;
    steps.push(back.step, sinkStep(parts, step.sink, rule, phases, behind, from), ...joinsAt(step.sink));
  }
  return {steps, scratchBytes};
}

/** From an op's output to its input. */
function stepBack(
  {plan, layout, weights, threads}: StepParts,
  {op, outSize, inSize}: BackwardStep,
  from: number,
  to: number,
): {readonly step: KernelStep; readonly scratchBytes: number} {
  if (op.kind === 'softmax') {
    const output = storedTensor(plan, op.name);
    const outVectors = quadsOf(plan.tensors[output]?.channels ?? 0);
    const pixel = {...stripsOf(1, 1), input: from, output: to, outWidth: 1, outHeight: 1, outVectors};
    return {step: packStep('softmax-gradient', {...pixel, probabilities: addressOf(layout, output)}), scratchBytes: 0};
  }
  const back = transposedOp(op);
  const [width, height] = [inSize.width / op.stride, inSize.height / op.stride];
  return packConvolution({
    op: back,
    reading: plainReading({
      first: from,
      firstNorm: weights.plainNorm(quadsOf(op.outChannels)),
      firstFloor: floorOf(false),
      ...outSize,
      vectors: quadsOf(op.outChannels),
    }),
    out: {output: to, outWidth: width, outHeight: height, outVectors: quadsOf(back.outChannels)},
    kept: 0,
    ...weights.transposed(op.name),
    moments: 0,
    rectifies: false,
    cut: cutConvolution({width, height}, threads),
  });
}

/** Adds a gradient to the one at `target`, in place: each number is read before it is written. */
function addStep({weights}: StepParts, {size, channels}: GradientSink, from: number, target: number): KernelStep {
  const {width, height} = size;
  const vectors = quadsOf(channels);
  const norm = weights.plainNorm(vectors);
  const floor = floorOf(false);
  return packStep('combine', {
    ...stripsOf(height, TILE),
    ...plainReading({first: target, firstNorm: norm, firstFloor: floor, width, height, vectors}),
    second: from,
    secondNorm: norm,
    secondFloor: floor,
    output: target,
    outWidth: width,
    outHeight: height,
    outVectors: vectors,
  });
}

function sinkStep(
  {layout}: StepParts,
  {spread, rectified, activation, scale, size: {width, height}, channels}: GradientSink,
  rule: ReluRule,
  phases: number,
  input: number,
  output: number,
): KernelStep {
  const [byActivation, byGradient] = rectified ? RELU_GATES[rule] : [0, 0];
  const window = {none: 1, 'global-average': 0, 'max-pool': spread.kind === 'max-pool' ? spread.size : 1}[spread.kind];
  return packStep('sink-gradient', {
    // Whole windows to a strip.
    ...stripsOf(height, window > 1 ? window * Math.ceil(TILE / window) : TILE),
    input,
    output,
    outWidth: width,
    outHeight: height,
    outVectors: quadsOf(channels),
    phases,
    window,
    activation: activation === null ? 0 : addressOf(layout, activation),
    byActivation,
    byGradient,
    factor: window === 0 ? scale / (width * height) : scale,
  });
}
