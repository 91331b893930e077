/** The mean over height and width of every channel. */
import shader from '../../../../shaders/perception/global-average-pass.wgsl?raw';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {overElements} from '../../gpu/workgroups.ts';
import {OPERAND_BINDINGS, operandConstants, type OperandSpec} from '../../network/wgsl/operands.ts';
import {quadsOf} from '../../network/plan/plan.ts';
import {elementParts, PARTS} from '../../network/wgsl/shader-parts.ts';

/** Planes that one workgroup works on. */
const PLANES_EACH = 32;

const GROUPS = [OPERAND_BINDINGS, {output: 'write'}] as const;

/** Reads operands; writes a vector. */
export class GlobalAveragePass {
  readonly #program: ComputeProgram<typeof GROUPS>;
  readonly #quads: number;

  private constructor(program: ComputeProgram<typeof GROUPS>, quads: number) {
    this.#program = program;
    this.#quads = quads;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, spec: OperandSpec): Promise<GlobalAveragePass> {
    const shaderPart = {file: 'perception/global-average-pass.wgsl', code: shader};
    const program = await ComputeProgram.create(device, {
      pass: 'GlobalAveragePass',
      parts: [...elementParts(spec.arithmetic), PARTS.operands, shaderPart],
      groups: GROUPS,
      constants: {...operandConstants(spec.operands, spec.channels), workgroupLength: PLANES_EACH},
    });
    return new GlobalAveragePass(program, quadsOf(spec.channels));
  }

  /** An invocation for each plane. */
  dispatch(resources: PassResources<typeof GROUPS>): Dispatch {
    return this.#program.dispatch([resources, resources], overElements(this.#quads, PLANES_EACH));
  }
}
