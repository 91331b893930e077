/** Subtracts the coarser level of the pyramid from a level. */
import shader from '../../../../shaders/ascent/split-level-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {GATHER} from '../../gpu/shader-texts.ts';
import {overPixels, WORKGROUP_LENGTH} from '../../gpu/workgroups.ts';
import {EXPAND_LEVEL, PYRAMID_LEVEL} from './shader-texts.ts';

const GROUPS = [
  {
    level: 'uniform',
    /** Not read at the coarsest level: any buffer may be bound there. */
    coarse: 'read',
    band: 'write',
    /** Squares, [1 + levels][partials of the finest]. */
    partials: 'write',
  },
] as const;

/** Reads a level and the coarser one; writes their difference over the level. */
export class SplitLevelPass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<SplitLevelPass> {
    const program = await ComputeProgram.create(device, {
      pass: 'SplitLevelPass',
      parts: [GATHER, PYRAMID_LEVEL, EXPAND_LEVEL, {file: 'ascent/split-level-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {workgroupLength: WORKGROUP_LENGTH},
    });
    return new SplitLevelPass(program);
  }

  /** An invocation for each pixel of the level. */
  dispatch(resources: PassResources<typeof GROUPS>, size: PixelSize): Dispatch {
    return this.#program.dispatch([resources], overPixels(size));
  }
}
