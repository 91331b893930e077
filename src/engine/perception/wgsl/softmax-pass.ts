/** Scores to probabilities. */
import shader from '../../../../shaders/perception/softmax-pass.wgsl?raw';
import type {Dispatch} from '../../gpu/dispatch.ts';
import type {OperandResources} from '../../network/wgsl/operands.ts';
import {quadsOf} from '../../network/wgsl/plan.ts';
import {OperandProgram, type OperandSpec} from './operand-program.ts';

const WORKGROUP_LENGTH = 32;

/** Reads a vector; writes a vector. */
export class SoftmaxPass {
  readonly #program: OperandProgram;
  readonly #quads: number;

  private constructor(program: OperandProgram, quads: number) {
    this.#program = program;
    this.#quads = quads;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, spec: OperandSpec): Promise<SoftmaxPass> {
    const text = {file: 'perception/softmax-pass.wgsl', code: shader};
    const constants = {channels: spec.channels, workgroupLength: WORKGROUP_LENGTH};
    const program = await OperandProgram.create(device, 'SoftmaxPass', spec, text, constants);
    return new SoftmaxPass(program, quadsOf(spec.channels));
  }

  /** One layer's dispatch: an invocation for each four scores. */
  dispatch(resources: OperandResources & {readonly output: GPUBuffer}): Dispatch {
    return this.#program.dispatch({...resources, workgroups: [Math.ceil(this.#quads / WORKGROUP_LENGTH), 1, 1]});
  }
}
