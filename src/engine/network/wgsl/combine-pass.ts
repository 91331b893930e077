/** Stores operands as a plain tensor. */
import shader from '../../../../shaders/network/combine-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {overArea, WORKGROUP_SIDE} from '../../gpu/workgroups.ts';
import {OPERAND_BINDINGS, operandConstants, type OperandSpec} from './operands.ts';
import {quadsOf} from '../plan/plan.ts';
import {elementParts, PARTS} from './shader-parts.ts';

const GROUPS = [OPERAND_BINDINGS, {output: 'write'}] as const;

/** Reads operands; writes one tensor. */
export class CombinePass {
  readonly #program: ComputeProgram<typeof GROUPS>;
  readonly #quads: number;

  private constructor(program: ComputeProgram<typeof GROUPS>, quads: number) {
    this.#program = program;
    this.#quads = quads;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, spec: OperandSpec): Promise<CombinePass> {
    const program = await ComputeProgram.create(device, {
      pass: 'CombinePass',
      parts: [...elementParts(spec.arithmetic), PARTS.operands, {file: 'network/combine-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {...operandConstants(spec.operands, spec.channels), workgroupSide: WORKGROUP_SIDE},
    });
    return new CombinePass(program, quadsOf(spec.channels));
  }

  /** An invocation for each pixel of each plane. @param size of the operands. */
  dispatch(resources: PassResources<typeof GROUPS>, size: PixelSize): Dispatch {
    return this.#program.dispatch([resources, resources], overArea(size, this.#quads));
  }
}
