/** Writes operands as the display texture, where the last convolution cannot do so itself. */
import shader from '../../../../shaders/network/present-pass.wgsl?raw';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {overArea, WORKGROUP_SIDE} from '../../gpu/workgroups.ts';
import {OPERAND_BINDINGS, operandConstants, type OperandSpec} from './operands.ts';
import type {PictureSink} from '../plan/plan.ts';
import {elementParts, PARTS} from './shader-parts.ts';

const GROUPS = [OPERAND_BINDINGS, {picture: 'picture'}] as const;

/** What the pass is compiled from. */
export interface PresentSpec extends OperandSpec {
  readonly sink: PictureSink;
}

/** Reads operands; writes their sigmoid and depth-to-space to an rgba8unorm storage texture. */
export class PresentPass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, spec: PresentSpec): Promise<PresentPass> {
    const shaderPart = {file: 'network/present-pass.wgsl', code: shader};
    const program = await ComputeProgram.create(device, {
      pass: 'PresentPass',
      parts: [...elementParts(spec.arithmetic), PARTS.operands, PARTS.unfold, shaderPart],
      groups: GROUPS,
      constants: {
        ...operandConstants(spec.operands, spec.channels),
        block: spec.sink.block,
        hasSigmoid: Number(spec.sink.sigmoid),
        workgroupSide: WORKGROUP_SIDE,
      },
    });
    return new PresentPass(program);
  }

  /** An invocation for each pixel of the picture. */
  dispatch(resources: PassResources<typeof GROUPS>): Dispatch {
    return this.#program.dispatch([resources, resources], overArea(resources.picture));
  }
}
