/** Writes a float32 picture tensor into a texture that the compositor samples. */
import shader from '../../../shaders/style/tensor-to-picture-pass.wgsl?raw';
import type {PassResources} from '../gpu/bindings.ts';
import {ComputeProgram} from '../gpu/compute-program.ts';
import type {Dispatch} from '../gpu/dispatch.ts';
import {overArea, WORKGROUP_SIDE} from '../gpu/workgroups.ts';

const GROUPS = [
  {
    /** [height, width, 3] float32, 0..1. */
    tensor: 'read',
    /** rgba8unorm, of the same size. */
    picture: 'picture',
  },
] as const;

/** Reads a tensor; writes a texture of the same size. */
export class TensorToPicturePass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<TensorToPicturePass> {
    const program = await ComputeProgram.create(device, {
      pass: 'TensorToPicturePass',
      parts: [{file: 'style/tensor-to-picture-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {workgroupSide: WORKGROUP_SIDE},
    });
    return new TensorToPicturePass(program);
  }

  /** An invocation for each pixel. */
  dispatch(resources: PassResources<typeof GROUPS>): Dispatch {
    return this.#program.dispatch([resources], overArea(resources.picture));
  }
}
