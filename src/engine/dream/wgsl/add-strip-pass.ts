/** Adds the detail to a strip of a larger picture. */
import shader from '../../../../shaders/dream/add-strip-pass.wgsl?raw';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {HEADROOM} from '../../gpu/shader-texts.ts';
import {overElements, WORKGROUP_LENGTH} from '../../gpu/workgroups.ts';

const GROUPS = [
  {
    strip: 'uniform',
    detail: 'read',
    /** RGBA8 rows. */
    pixels: 'write',
  },
] as const;

/** Reads the detail; adds it to pixels. */
export class AddStripPass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<AddStripPass> {
    const program = await ComputeProgram.create(device, {
      pass: 'AddStripPass',
      parts: [HEADROOM, {file: 'dream/add-strip-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {workgroupLength: WORKGROUP_LENGTH},
    });
    return new AddStripPass(program);
  }

  /** An invocation for each pixel of the strip. */
  dispatch(resources: PassResources<typeof GROUPS>, count: number): Dispatch {
    return this.#program.dispatch([resources], overElements(count));
  }
}
