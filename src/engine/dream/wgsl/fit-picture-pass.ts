/** Resizes a painting to the dream's size: the two networks choose their sizes separately. */
import shader from '../../../../shaders/dream/fit-picture-pass.wgsl?raw';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {RESIZE_TAPS} from '../../gpu/shader-texts.ts';
import {overPixels, WORKGROUP_LENGTH} from '../../gpu/workgroups.ts';

const GROUPS = [
  {
    source: 'texture',
    fitted: 'picture',
  },
] as const;

/** Reads a texture; writes another one of any size, rgba8unorm. */
export class FitPicturePass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<FitPicturePass> {
    const program = await ComputeProgram.create(device, {
      pass: 'FitPicturePass',
      parts: [RESIZE_TAPS, {file: 'dream/fit-picture-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {workgroupLength: WORKGROUP_LENGTH},
    });
    return new FitPicturePass(program);
  }

  /** An invocation for each pixel of `fitted`. */
  dispatch(resources: PassResources<typeof GROUPS>): Dispatch {
    return this.#program.dispatch([resources], overPixels(resources.fitted));
  }
}
