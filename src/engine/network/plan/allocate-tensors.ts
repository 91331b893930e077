/** Gives every tensor of a plan a buffer; tensors whose lifetimes do not overlap share one. */
import {present} from '../../../protocol/assert.ts';
import {quadsOf, readsOf, writesOf, type NetworkPlan, type PlannedTensor, type TensorId} from './plan.ts';

/** Which buffer holds each tensor, and how large the buffers are. */
export interface Allocation {
  /** Buffer index of each tensor; null for a tensor that is never stored. */
  readonly bufferOf: readonly (number | null)[];
  /** Elements of four channels in each buffer. */
  readonly bufferElements: readonly number[];
}

/** Elements of four channels that a tensor takes. */
export function elementsOf({width, height, channels}: PlannedTensor): number {
  return width * height * quadsOf(channels);
}

/**
 * Assigns buffers by lifetime: from the step that writes a tensor to the last that reads it, both
 * included, so that no step writes where it reads. A free buffer that is large enough and fits best
 * is taken; else the largest free one grows.
 */
export function allocateTensors(plan: NetworkPlan): Allocation {
  const lastStep = plan.tensors.map((tensor) => (tensor.isKept ? Infinity : -1));
  const firstStep = plan.tensors.map((_, id) => (id === plan.input.tensor ? -1 : Infinity));
  for (const [index, step] of plan.steps.entries()) {
    for (const id of writesOf(step)) firstStep[id] = Math.min(firstStep[id] ?? Infinity, index);
    for (const id of [...readsOf(step), ...writesOf(step)]) lastStep[id] = Math.max(lastStep[id] ?? -1, index);
  }
  const bufferOf: (number | null)[] = plan.tensors.map(() => null);
  const bufferElements: number[] = [];
  const freeFrom: number[] = [];
  const stored = plan.tensors.map((_, id) => id).filter((id) => firstStep[id] !== Infinity);
  for (const id of stored.toSorted((a, b) => (firstStep[a] ?? 0) - (firstStep[b] ?? 0))) {
    const elements = elementsOf(tensorAt(plan, id));
    const free = freeFrom.flatMap((step, buffer) => (step <= (firstStep[id] ?? 0) ? [buffer] : []));
    const size = (buffer: number): number => bufferElements[buffer] ?? 0;
    const buffer =
      free.filter((candidate) => size(candidate) >= elements).toSorted((a, b) => size(a) - size(b))[0] ??
      free.toSorted((a, b) => size(b) - size(a))[0] ??
      bufferElements.length;
    bufferElements[buffer] = Math.max(size(buffer), elements);
    freeFrom[buffer] = (lastStep[id] ?? 0) + 1;
    bufferOf[id] = buffer;
  }
  return {bufferOf, bufferElements};
}

function tensorAt(plan: NetworkPlan, id: TensorId): PlannedTensor {
  return present(plan.tensors[id], () => `the plan has no tensor ${id}`);
}
