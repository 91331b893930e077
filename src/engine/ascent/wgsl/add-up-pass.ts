/** Adds up rows of partial sums. */
import shader from '../../../../shaders/ascent/add-up-pass.wgsl?raw';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {GATHER} from '../../gpu/shader-texts.ts';
import {WORKGROUP_LENGTH} from '../../gpu/workgroups.ts';

const GROUPS = [
  {
    /** [rows][partials]. */
    partials: 'read',
    /** [rows]. */
    totals: 'write',
  },
] as const;

/** Reads partial sums; writes one total for each row. */
export class AddUpPass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<AddUpPass> {
    const program = await ComputeProgram.create(device, {
      pass: 'AddUpPass',
      parts: [GATHER, {file: 'ascent/add-up-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {workgroupLength: WORKGROUP_LENGTH},
    });
    return new AddUpPass(program);
  }

  /** A workgroup for each row. */
  dispatch(resources: PassResources<typeof GROUPS>, rows: number): Dispatch {
    return this.#program.dispatch([resources], [rows, 1, 1]);
  }
}
