/** Blurs a level of the pyramid and keeps every second pixel. */
import shader from '../../../../shaders/ascent/reduce-level-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {overPixels, WORKGROUP_LENGTH} from '../../gpu/workgroups.ts';
import {PYRAMID_LEVEL} from './shader-texts.ts';

const GROUPS = [
  {
    level: 'uniform',
    fine: 'read',
    coarse: 'write',
  },
] as const;

/** Reads a level; writes the next coarser one. */
export class ReduceLevelPass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<ReduceLevelPass> {
    const program = await ComputeProgram.create(device, {
      pass: 'ReduceLevelPass',
      parts: [PYRAMID_LEVEL, {file: 'ascent/reduce-level-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {workgroupLength: WORKGROUP_LENGTH},
    });
    return new ReduceLevelPass(program);
  }

  /** An invocation for each pixel of the coarser level. */
  dispatch(resources: PassResources<typeof GROUPS>, coarseSize: PixelSize): Dispatch {
    return this.#program.dispatch([resources], overPixels(coarseSize));
  }
}
