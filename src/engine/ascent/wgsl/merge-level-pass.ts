/** Brings a level of the pyramid to its strength, and adds the coarser ones. */
import shader from '../../../../shaders/ascent/merge-level-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {GATHER} from '../../gpu/shader-texts.ts';
import {overPixels, WORKGROUP_LENGTH} from '../../gpu/workgroups.ts';
import {FAINTEST_RMS_SHARE} from '../level-gradient.ts';
import {EXPAND_LEVEL, PYRAMID_LEVEL} from './shader-texts.ts';

const GROUPS = [
  {
    level: 'uniform',
    coarse: 'read',
    /** Sums, [1 + levels]. */
    squares: 'read',
    band: 'write',
    /** Sums of absolute values, `partialsOf` the finest level. */
    partials: 'write',
  },
] as const;

/** Reads the merged coarser levels; writes a level merged with them over itself. */
export class MergeLevelPass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<MergeLevelPass> {
    const program = await ComputeProgram.create(device, {
      pass: 'MergeLevelPass',
      parts: [GATHER, PYRAMID_LEVEL, EXPAND_LEVEL, {file: 'ascent/merge-level-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {faintestShare: FAINTEST_RMS_SHARE, workgroupLength: WORKGROUP_LENGTH},
    });
    return new MergeLevelPass(program);
  }

  /** An invocation for each pixel of the level. */
  dispatch(resources: PassResources<typeof GROUPS>, size: PixelSize): Dispatch {
    return this.#program.dispatch([resources], overPixels(size));
  }
}
