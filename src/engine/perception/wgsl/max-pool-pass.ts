/** The largest of size x size values, in steps of size. */
import shader from '../../../../shaders/perception/max-pool-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {overArea, WORKGROUP_SIDE} from '../../gpu/workgroups.ts';
import {OPERAND_BINDINGS, operandConstants, type OperandSpec} from '../../network/wgsl/operands.ts';
import {quadsOf} from '../../network/plan/plan.ts';
import {elementParts, PARTS} from '../../network/wgsl/shader-parts.ts';

const GROUPS = [OPERAND_BINDINGS, {output: 'write'}] as const;

/** What the pass is compiled from. */
export interface MaxPoolSpec extends OperandSpec {
  /** Side of the window. */
  readonly size: number;
}

/** Reads operands; writes the largest values. */
export class MaxPoolPass {
  readonly #program: ComputeProgram<typeof GROUPS>;
  readonly #quads: number;

  private constructor(program: ComputeProgram<typeof GROUPS>, quads: number) {
    this.#program = program;
    this.#quads = quads;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, spec: MaxPoolSpec): Promise<MaxPoolPass> {
    const shaderPart = {file: 'perception/max-pool-pass.wgsl', code: shader};
    const program = await ComputeProgram.create(device, {
      pass: 'MaxPoolPass',
      parts: [...elementParts(spec.arithmetic), PARTS.operands, shaderPart],
      groups: GROUPS,
      constants: {
        ...operandConstants(spec.operands, spec.channels),
        poolSize: spec.size,
        workgroupSide: WORKGROUP_SIDE,
      },
    });
    return new MaxPoolPass(program, quadsOf(spec.channels));
  }

  /** An invocation for each pixel of each output plane. */
  dispatch(resources: PassResources<typeof GROUPS>, outSize: PixelSize): Dispatch {
    return this.#program.dispatch([resources, resources], overArea(outSize, this.#quads));
  }
}
