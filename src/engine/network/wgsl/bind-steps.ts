/** Turns the steps of a plan into dispatches bound to its memory. */
import {assert, assertNever, present} from '../../../protocol/assert.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {packNorm} from './finish-statistics-pass.ts';
import {packLayer, type OperandResources} from './operands.ts';
import type {NetworkWeights} from './network-weights.ts';
import type {PassLibrary} from './pass-library.ts';
import {
  quadsOf,
  tensorOf,
  operandsSize,
  type NetworkPlan,
  type NormId,
  type Step,
  type Operands,
} from '../plan/plan.ts';
import type {RunMemory} from './run-memory.ts';
import {tilesOf, tileSize} from './workgroup-shape.ts';

/** A step, bound. The picture's texture is known only when a frame is recorded. */
export type BoundStep =
  | {readonly kind: 'compute'; readonly dispatch: Dispatch}
  | {readonly kind: 'picture'; readonly dispatch: (picture: GPUTexture) => Dispatch};

/** What binding needs. */
export interface BindParts {
  readonly plan: NetworkPlan;
  readonly weights: NetworkWeights;
  readonly passes: PassLibrary;
  readonly memory: RunMemory;
  readonly styles: number;
}

/** Binds every step, in order. @throws EngineError 'shader-invalid'. */
export async function bindSteps(parts: BindParts): Promise<readonly BoundStep[]> {
  const uniforms = parts.memory.gpu.uniforms(
    'steps',
    parts.plan.steps.map((step) => packStep(parts, step)),
  );
  return Promise.all(
    parts.plan.steps.map((step, index) => {
      const uniform = present(uniforms[index], () => `step ${index} has no uniforms`);
      return bindStep(parts, step, uniform);
    }),
  );
}

async function bindStep(parts: BindParts, step: Step, uniform: GPUBufferBinding): Promise<BoundStep> {
  const {plan, passes, weights, memory} = parts;
  switch (step.kind) {
    case 'convolve': {
      const {op, operands, hasStatistics, keptInput} = step;
      const pass = await passes.convolution({
        op,
        operands,
        hasStatistics,
        keepsInput: keptInput !== null,
        rectifies: false,
      });
      const {kernel, bias} = weights.conv(op.name);
      const tiles = tilesOf(passes.shapeFor(op, false), tensorOf(plan, step.output));
      const resources = {
        ...operandResources(parts, operands, uniform),
        weights: kernel,
        bias,
        keptInput: keptInput === null ? memory.unused : memory.tensor(keptInput),
        output: memory.tensor(step.output),
        partials: memory.partials,
      };
      return {kind: 'compute', dispatch: pass.dispatch(resources, tiles)};
    }
    case 'convolve-to-picture': {
      const {op, operands, sink} = step;
      const pass = await passes.convolutionToPicture({op, operands, sink});
      const {kernel, bias} = weights.conv(op.name);
      const tiles = tilesOf(passes.shapeFor(op, true), convolvedSize(plan, step));
      const resources = {
        ...operandResources(parts, operands, uniform),
        weights: kernel,
        bias,
        keptInput: memory.unused,
      };
      return {kind: 'picture', dispatch: (picture) => pass.dispatch({...resources, picture}, tiles)};
    }
    case 'finish-statistics': {
      const pass = await passes.finishStatistics();
      const {op} = normOf(plan, step.norm);
      const {partials, mixture, coefficients} = memory;
      const resources = {norm: uniform, partials, rows: weights.rows(op.name), mixture, coefficients};
      return {kind: 'compute', dispatch: pass.dispatch(resources, quadsOf(op.channels))};
    }
    case 'combine': {
      const {operands, output} = step;
      const pass = await passes.combine({operands, channels: tensorOf(plan, output).channels});
      const resources = {...operandResources(parts, operands, uniform), output: memory.tensor(output)};
      return {kind: 'compute', dispatch: pass.dispatch(resources, operandsSize(plan, operands))};
    }
    case 'present': {
      const {operands, channels, sink} = step;
      const pass = await passes.present({operands, channels, sink});
      const resources = operandResources(parts, operands, uniform);
      return {kind: 'picture', dispatch: (picture) => pass.dispatch({...resources, picture})};
    }
    default:
      return assertNever(step);
  }
}

/** The numbers a step's shader reads. */
function packStep({plan, passes, memory, styles}: BindParts, step: Step): Uint32Array<ArrayBuffer> {
  if (step.kind === 'finish-statistics') {
    const {op, tensor} = normOf(plan, step.norm);
    const size = tensorOf(plan, tensor);
    const conv = plan.steps.find((other) => other.kind === 'convolve' && other.output === tensor);
    assert(conv?.kind === 'convolve', () => `nothing measures '${op.name}'`);
    const shape = passes.shapeFor(conv.op, false);
    return packNorm({
      size,
      tile: tileSize(shape),
      tiles: tilesOf(shape, size),
      quads: quadsOf(op.channels),
      styles,
      at: memory.coefficientsAt(step.norm),
      epsilon: op.epsilon,
    });
  }
  const size = operandsSize(plan, step.operands);
  const outSize = convolvedSize(plan, step);
  const isConvolution = step.kind === 'convolve' || step.kind === 'convolve-to-picture';
  return packLayer({
    size,
    stored: tensorOf(plan, step.operands.first.tensor),
    outSize,
    tiles: isConvolution
      ? tilesOf(passes.shapeFor(step.op, step.kind === 'convolve-to-picture'), outSize)
      : {width: 0, height: 0},
    firstCoefficients: memory.coefficientsAt(step.operands.first.norm),
    secondCoefficients: memory.coefficientsAt(step.operands.second?.norm),
  });
}

/** Width and height of what a step computes. */
function convolvedSize(plan: NetworkPlan, step: Exclude<Step, {kind: 'finish-statistics'}>): PixelSize {
  const size = operandsSize(plan, step.operands);
  if (step.kind !== 'convolve' && step.kind !== 'convolve-to-picture') return size;
  const {kernel, stride, pad} = step.op;
  const convolved = (side: number): number => Math.floor((side + 2 * pad.size - kernel) / stride) + 1;
  return {width: convolved(size.width), height: convolved(size.height)};
}

function operandResources({memory}: BindParts, {first, second}: Operands, layer: GPUBufferBinding): OperandResources {
  return {
    layer,
    first: memory.tensor(first.tensor),
    second: memory.tensor((second ?? first).tensor),
    coefficients: memory.coefficients,
  };
}

function normOf(plan: NetworkPlan, norm: NormId): NetworkPlan['norms'][number] {
  return present(plan.norms[norm], () => `the plan has no norm ${norm}`);
}
