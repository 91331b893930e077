/** The way forward at one picture size, bound to its memory: what is recorded for every picture. */
import {assertNever, present} from '../../../protocol/assert.ts';
import {recordDispatch, type Dispatch} from '../../gpu/dispatch.ts';
import {packLayer} from '../../network/wgsl/operands.ts';
import type {TensorId} from '../../network/plan/plan.ts';
import {tilesOf} from '../../network/wgsl/workgroup-shape.ts';
import {coefficientsAt, ForwardMemory} from './forward-memory.ts';
import type {PerceptionPasses} from './perception-passes.ts';
import type {PerceptionWeights} from './perception-weights.ts';
import {tensorAt, type ForwardPlan, type ForwardStep} from '../plan/perception-plan.ts';

/** What every run of a network shares. */
export interface RunParts {
  readonly device: GPUDevice;
  readonly weights: PerceptionWeights;
  readonly passes: PerceptionPasses;
}

/** A step, bound. */
interface BoundStep {
  readonly output: TensorId;
  readonly dispatch: Dispatch;
}

/** Records one plan's steps. */
export class ForwardRun {
  readonly plan: ForwardPlan;
  readonly memory: ForwardMemory;
  readonly #steps: readonly BoundStep[];

  private constructor(plan: ForwardPlan, memory: ForwardMemory, steps: readonly BoundStep[]) {
    this.plan = plan;
    this.memory = memory;
    this.#steps = steps;
  }

  /** Compiles what is missing and allocates. @throws EngineError 'shader-invalid'. */
  static async create(parts: RunParts, plan: ForwardPlan): Promise<ForwardRun> {
    const memory = new ForwardMemory(parts.device, plan);
    try {
      return new ForwardRun(plan, memory, await bindSteps(parts, plan, memory));
    } catch (error) {
      memory.gpu.dispose();
      throw error;
    }
  }

  /** Records the steps up to the one that makes a tensor, or all of them. */
  encode(pass: GPUComputePassEncoder, last?: TensorId): void {
    for (const {output, dispatch} of this.#steps) {
      recordDispatch(pass, dispatch);
      if (output === last) return;
    }
  }

  dispose(): void {
    this.memory.gpu.dispose();
  }
}

async function bindSteps(parts: RunParts, plan: ForwardPlan, memory: ForwardMemory): Promise<readonly BoundStep[]> {
  const uniforms = memory.gpu.uniforms(
    'steps',
    plan.steps.map((step) => packStep(parts, plan, step)),
  );
  return Promise.all(
    plan.steps.map(async (step, index) => {
      const uniform = present(uniforms[index], () => `step ${index} has no uniforms`);
      return {output: step.output, dispatch: await bindStep(parts, {plan, memory, step, uniform})};
    }),
  );
}

async function bindStep(
  {passes, weights}: RunParts,
  {
    plan,
    memory,
    step,
    uniform,
  }: {plan: ForwardPlan; memory: ForwardMemory; step: ForwardStep; uniform: GPUBufferBinding},
): Promise<Dispatch> {
  const outSize = tensorAt(plan, step.output);
  const {channels} = tensorAt(plan, step.operands.first.tensor);
  const resources = {...memory.operands(uniform, step.operands), output: memory.tensor(step.output)};
  const spec = {operands: step.operands, channels};
  switch (step.kind) {
    case 'convolve': {
      const {op, operands, rectifies} = step;
      const shape = passes.shapeFor(op, outSize);
      const pass = await passes.convolution({op, operands, shape, rectifies});
      const {kernel, bias} = weights.forward(op.name);
      const [keptInput, partials] = memory.unused;
      return pass.dispatch({...resources, weights: kernel, bias, keptInput, partials}, tilesOf(shape, outSize));
    }
    case 'combine':
      return (await passes.combine(spec)).dispatch(resources, outSize);
    case 'max-pool':
      return (await passes.maxPool({...spec, size: step.size})).dispatch(resources, outSize);
    case 'global-average':
      return (await passes.globalAverage(spec)).dispatch(resources);
    case 'softmax':
      return (await passes.softmax(spec)).dispatch(resources);
    default:
      return assertNever(step);
  }
}

/** The numbers a step's shader reads. */
function packStep({passes}: RunParts, plan: ForwardPlan, step: ForwardStep): Uint32Array<ArrayBuffer> {
  const {first} = step.operands;
  const size = tensorAt(plan, first.tensor);
  const outSize = tensorAt(plan, step.output);
  return packLayer({
    size,
    stored: size,
    outSize,
    tiles: step.kind === 'convolve' ? tilesOf(passes.shapeFor(step.op, outSize), outSize) : {width: 0, height: 0},
    firstCoefficients: coefficientsAt(plan, first.norm),
    secondCoefficients: 0,
  });
}
