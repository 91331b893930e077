/** Takes the lines out of a picture that a strong dream is laid over. */
import shader from '../../../../shaders/dream/soften-pass.wgsl?raw';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {RESIZE_TAPS} from '../../gpu/shader-texts.ts';
import {overPixels, WORKGROUP_LENGTH} from '../../gpu/workgroups.ts';

const GROUPS = [
  {
    share: 'uniform',
    sharp: 'texture',
    coarse: 'texture',
    soft: 'picture',
  },
] as const;

/** Reads a picture and the same at `coarseSize`; writes a third one, rgba8unorm. */
export class SoftenPass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<SoftenPass> {
    const program = await ComputeProgram.create(device, {
      pass: 'SoftenPass',
      parts: [RESIZE_TAPS, {file: 'dream/soften-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {workgroupLength: WORKGROUP_LENGTH},
    });
    return new SoftenPass(program);
  }

  /** An invocation for each pixel of `soft`. */
  dispatch(resources: PassResources<typeof GROUPS>): Dispatch {
    return this.#program.dispatch([resources], overPixels(resources.soft));
  }
}
