/** Undoes the jitter of the gradient and makes its colours less strong. */
import shader from '../../../../shaders/ascent/calm-gradient-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {GATHER} from '../../gpu/shader-texts.ts';
import {overPixels, WORKGROUP_LENGTH} from '../../gpu/workgroups.ts';
import {COLOURFULNESS} from '../calm-colours.ts';
import {ASCENT_STEP} from './shader-texts.ts';

const GROUPS = [
  {
    step: 'uniform',
    gradient: 'read',
    calmed: 'write',
    /** Sums of the calmed gradient's squares: the first row of the pyramid's sums. */
    partials: 'write',
  },
] as const;

/** Reads a gradient; writes what the pyramid is made of. */
export class CalmGradientPass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<CalmGradientPass> {
    const program = await ComputeProgram.create(device, {
      pass: 'CalmGradientPass',
      parts: [GATHER, ASCENT_STEP, {file: 'ascent/calm-gradient-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {colourfulness: COLOURFULNESS, workgroupLength: WORKGROUP_LENGTH},
    });
    return new CalmGradientPass(program);
  }

  /** An invocation for each pixel of the octave. */
  dispatch(resources: PassResources<typeof GROUPS>, octave: PixelSize): Dispatch {
    return this.#program.dispatch([resources], overPixels(octave));
  }
}
