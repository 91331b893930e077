/** The way forward as steps of the kernel. */
import {assertNever, present} from '../../../protocol/assert.ts';
import {quadsOf, type Operand, type Operands} from '../../network/plan/plan.ts';
import {floorOf, packConvolution, stripsOf, TILE, type ReadingValues} from '../../network/wasm/convolution-step.ts';
import {WORKSPACE_BYTES, packStep, type KernelStep} from '../../network/wasm/step-fields.ts';
import {tensorAt, type ForwardPlan, type ForwardStep} from '../plan/perception-plan.ts';
import {cutConvolution} from './cut-convolution.ts';
import type {KernelPerceptionWeights} from './kernel-perception-weights.ts';
import {addressOf, outputOf, type PerceptionLayout} from './perception-layout.ts';

/** Steps, and what scratch memory each thread needs for them. */
export interface PackedSteps {
  readonly steps: readonly KernelStep[];
  readonly scratchBytes: number;
}

/** What steps are packed from. */
export interface StepParts {
  readonly plan: ForwardPlan;
  readonly layout: PerceptionLayout;
  readonly weights: KernelPerceptionWeights;
  readonly threads: number;
}

/** One step of the kernel for each of the plan's. */
export function packForward(parts: StepParts): PackedSteps {
  const packed = parts.plan.steps.map((step) => packOne(parts, step));
  return {
    steps: packed.map(({step}) => step),
    scratchBytes: Math.max(WORKSPACE_BYTES, ...packed.map(({scratchBytes}) => scratchBytes)),
  };
}

function packOne(parts: StepParts, step: ForwardStep): {readonly step: KernelStep; readonly scratchBytes: number} {
  const {plan, layout, weights, threads} = parts;
  const out = outputOf(plan, layout, step.output);
  const input = addressOf(layout, step.operands.first.tensor);
  const read = tensorAt(plan, step.operands.first.tensor);
  const whole = {...stripsOf(1, 1), input, ...out};
  switch (step.kind) {
    case 'convolve':
      return packConvolution({
        op: step.op,
        reading: readingOf(parts, step.operands),
        out,
        kept: 0,
        ...weights.forward(step.op.name),
        moments: 0,
        rectifies: step.rectifies,
        cut: cutConvolution({width: out.outWidth, height: out.outHeight}, threads),
      });
    case 'combine':
      return light(packStep('combine', {...stripsOf(out.outHeight, TILE), ...readingOf(parts, step.operands), ...out}));
    case 'max-pool':
      return light(packStep('max-pool', {...stripsOf(out.outHeight, TILE), input, ...out, size: step.size}));
    case 'global-average':
      return light(packStep('global-average', {...whole, width: read.width, height: read.height}));
    case 'softmax':
      return light(packStep('softmax', {...whole, channels: read.channels}));
    default:
      return assertNever(step);
  }
}

/** A step that needs no scratch memory. */
function light(step: KernelStep): {readonly step: KernelStep; readonly scratchBytes: number} {
  return {step, scratchBytes: 0};
}

function readingOf({plan, layout, weights}: StepParts, {first}: Operands): ReadingValues {
  const {width, height, channels} = tensorAt(plan, first.tensor);
  return plainReading({
    first: addressOf(layout, first.tensor),
    firstNorm: normOf(layout, first) ?? weights.plainNorm(quadsOf(channels)),
    firstFloor: floorOf(first.relu),
    width,
    height,
    vectors: quadsOf(channels),
  });
}

function normOf({affines}: PerceptionLayout, {norm}: Operand): number | null {
  return norm === null ? null : present(affines[norm], () => `the plan has no affine op ${norm}`);
}

/** One tensor, read without anything but its norm and its floor. */
export function plainReading(
  values: Pick<ReadingValues, 'first' | 'firstNorm' | 'firstFloor' | 'width' | 'height' | 'vectors'>,
): ReadingValues {
  return {
    ...values,
    second: 0,
    secondNorm: 0,
    secondFloor: 0,
    sumFloor: floorOf(false),
    enlarge: 1,
    padSize: 0,
    padWithZero: 0,
    kept: 0,
  };
}
