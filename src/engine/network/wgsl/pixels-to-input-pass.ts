/** Reads a still into the network's folded input. */
import shader from '../../../../shaders/network/pixels-to-input-pass.wgsl?raw';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {overArea, WORKGROUP_SIDE} from '../../gpu/workgroups.ts';
import {INPUT_BINDINGS, inputConstants, type InputResources, type InputSpec} from './fold.ts';
import {elementParts, PARTS, type Arithmetic} from './shader-parts.ts';

const GROUPS = [{still: 'texture'}, INPUT_BINDINGS] as const;

/** Reads an rgba8unorm texture; writes space-to-depth of it. */
export class PixelsToInputPass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, arithmetic: Arithmetic, input: InputSpec): Promise<PixelsToInputPass> {
    const shaderPart = {file: 'network/pixels-to-input-pass.wgsl', code: shader};
    const program = await ComputeProgram.create(device, {
      pass: 'PixelsToInputPass',
      parts: [...elementParts(arithmetic), shaderPart, PARTS.addPattern, PARTS.fold],
      groups: GROUPS,
      constants: {...inputConstants(input), workgroupSide: WORKGROUP_SIDE},
    });
    return new PixelsToInputPass(program);
  }

  /** An invocation for each pixel of the folded input. */
  dispatch(still: GPUTexture, input: InputResources): Dispatch {
    return this.#program.dispatch([{still}, input], overArea(input.folded));
  }
}
