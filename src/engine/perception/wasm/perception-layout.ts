/**
 * Where a perception network's tensors lie in the kernel's memory, at one picture size: all of them
 * stay, since the way back looks at them. NHWC, channels filled up to whole vectors.
 */
import {present} from '../../../protocol/assert.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import {quadsOf, type TensorId} from '../../network/plan/plan.ts';
import type {OutputValues} from '../../network/wasm/convolution-step.ts';
import {aligned} from '../../network/wasm/kernel-memory.ts';
import {STEP_BYTES} from '../../network/wasm/step-fields.ts';
import {tensorAt, type ForwardPlan} from '../plan/perception-plan.ts';

/** Bytes of four floats. */
const VECTOR_BYTES = 16;

/** Addresses in bytes. */
export interface PerceptionLayout {
  /** Where the steps of the way forward are written, and those of the way back. */
  readonly forwardSteps: number;
  readonly backwardSteps: number;
  readonly tensors: readonly number[];
  /** Factors and summands of the plan's affine ops. */
  readonly affines: readonly number[];
  /** The gradient at a convolution's input, and at its output. Either holds the largest tensor. */
  readonly behind: number;
  readonly before: number;
  /** The first address behind all that. */
  readonly free: number;
}

/** Lays the tensors out from `start` on. @param ops how many the network has. */
export function layOutPerception(plan: ForwardPlan, ops: number, start: number): PerceptionLayout {
  const take = taker(start);
  const largest = Math.max(...plan.tensors.map(bytesOf));
  return {
    forwardSteps: take(plan.steps.length * STEP_BYTES),
    // For each op at most a convolution and what lies in front of it, and a gradient that joins and
    // is added; then the objective.
    backwardSteps: take((4 * ops + 2) * STEP_BYTES),
    tensors: plan.tensors.map((tensor) => take(bytesOf(tensor))),
    affines: plan.affines.map(({channels}) => take(2 * quadsOf(channels) * VECTOR_BYTES)),
    behind: take(largest),
    before: take(largest),
    free: take(0),
  };
}

/** Takes memory piece by piece: gives the address of each. */
export function taker(start: number): (bytes: number) => number {
  let end = start;
  return (bytes) => {
    const address = end;
    end = aligned(end + bytes);
    return address;
  };
}

/** Bytes of a tensor. */
export function bytesOf({width, height, channels}: PixelSize & {readonly channels: number}): number {
  return width * height * quadsOf(channels) * VECTOR_BYTES;
}

/** Where a tensor lies. */
export function addressOf({tensors}: PerceptionLayout, id: TensorId): number {
  return present(tensors[id], () => `tensor ${id} has no memory`);
}

/** A tensor as what a step writes. */
export function outputOf(plan: ForwardPlan, layout: PerceptionLayout, id: TensorId): OutputValues {
  const {width, height, channels} = tensorAt(plan, id);
  return {output: addressOf(layout, id), outWidth: width, outHeight: height, outVectors: quadsOf(channels)};
}
