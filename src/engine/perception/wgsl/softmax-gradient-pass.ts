/** The gradient of a softmax to its scores. */
import shader from '../../../../shaders/perception/softmax-gradient-pass.wgsl?raw';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {overElements} from '../../gpu/workgroups.ts';
import {quadsOf} from '../../network/plan/plan.ts';
import {elementParts, type Arithmetic} from '../../network/wgsl/shader-parts.ts';
import {GRADIENT_SINK, RULE_BINDINGS, SINK_BINDINGS, sinkConstants} from './gradient-sink.ts';
import type {GradientSink} from '../plan/plan-backward.ts';

/** Planes that one workgroup works on. */
const PLANES_EACH = 32;

const GROUPS = [
  {probabilities: 'read'},
  {
    /** The gradient at the probabilities. */
    incoming: 'read',
  },
  SINK_BINDINGS,
  RULE_BINDINGS,
] as const;

/** What the pass is compiled from. */
export interface SoftmaxGradientSpec {
  readonly arithmetic: Arithmetic;
  readonly channels: number;
  readonly sink: GradientSink;
}

/** Reads the gradient at the probabilities; stores the one at the scores. */
export class SoftmaxGradientPass {
  readonly #program: ComputeProgram<typeof GROUPS>;
  readonly #quads: number;

  private constructor(program: ComputeProgram<typeof GROUPS>, quads: number) {
    this.#program = program;
    this.#quads = quads;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(
    device: GPUDevice,
    {arithmetic, channels, sink}: SoftmaxGradientSpec,
  ): Promise<SoftmaxGradientPass> {
    const shaderPart = {file: 'perception/softmax-gradient-pass.wgsl', code: shader};
    const quads = quadsOf(channels);
    const program = await ComputeProgram.create(device, {
      pass: 'SoftmaxGradientPass',
      parts: [...elementParts(arithmetic), GRADIENT_SINK, shaderPart],
      groups: GROUPS,
      constants: {...sinkConstants(sink), quads, workgroupLength: PLANES_EACH},
    });
    return new SoftmaxGradientPass(program, quads);
  }

  /** An invocation for each four scores. */
  dispatch(resources: PassResources<typeof GROUPS>): Dispatch {
    const workgroups = overElements(this.#quads, PLANES_EACH);
    return this.#program.dispatch([resources, resources, resources, resources], workgroups);
  }
}
