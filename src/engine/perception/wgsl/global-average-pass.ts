/** The mean over height and width of every channel. */
import shader from '../../../../shaders/perception/global-average-pass.wgsl?raw';
import type {Dispatch} from '../../gpu/dispatch.ts';
import type {OperandResources} from '../../network/wgsl/operands.ts';
import {quadsOf} from '../../network/wgsl/plan.ts';
import {OperandProgram, type OperandSpec} from './operand-program.ts';

const WORKGROUP_LENGTH = 32;

/** Reads operands; writes a vector. */
export class GlobalAveragePass {
  readonly #program: OperandProgram;
  readonly #quads: number;

  private constructor(program: OperandProgram, quads: number) {
    this.#program = program;
    this.#quads = quads;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, spec: OperandSpec): Promise<GlobalAveragePass> {
    const text = {file: 'perception/global-average-pass.wgsl', code: shader};
    const constants = {workgroupLength: WORKGROUP_LENGTH};
    const program = await OperandProgram.create(device, 'GlobalAveragePass', spec, text, constants);
    return new GlobalAveragePass(program, quadsOf(spec.channels));
  }

  /** One layer's dispatch: an invocation for each plane. */
  dispatch(resources: OperandResources & {readonly output: GPUBuffer}): Dispatch {
    return this.#program.dispatch({...resources, workgroups: [Math.ceil(this.#quads / WORKGROUP_LENGTH), 1, 1]});
  }
}
