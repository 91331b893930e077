/** Subtracts the mean light from the small grey picture and reports it. */
import shader from '../../../../shaders/dream/centre-luma-pass.wgsl?raw';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {GATHER} from '../../gpu/shader-texts.ts';
import {WORKGROUP_LENGTH} from '../../gpu/workgroups.ts';
import {DREAM_MOTION} from './shader-texts.ts';

const GROUPS = [
  {
    motion: 'uniform',
    luma: 'write',
    /** The `Report` struct. */
    report: 'write',
  },
] as const;

/** Reads and writes the small luma. */
export class CentreLumaPass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<CentreLumaPass> {
    const program = await ComputeProgram.create(device, {
      pass: 'CentreLumaPass',
      parts: [GATHER, DREAM_MOTION, {file: 'dream/centre-luma-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {workgroupLength: WORKGROUP_LENGTH},
    });
    return new CentreLumaPass(program);
  }

  /** One workgroup for the whole small picture. */
  dispatch(resources: PassResources<typeof GROUPS>): Dispatch {
    return this.#program.dispatch([resources], [1, 1, 1]);
  }
}
