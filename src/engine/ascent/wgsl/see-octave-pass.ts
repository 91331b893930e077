/** Writes the picture that the network sees in one step. */
import shader from '../../../../shaders/ascent/see-octave-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {HEADROOM, RESIZE_TAPS} from '../../gpu/shader-texts.ts';
import {overPixels, WORKGROUP_LENGTH} from '../../gpu/workgroups.ts';
import {ASCENT_STEP} from './shader-texts.ts';

const GROUPS = [
  {
    step: 'uniform',
    camera: 'texture',
    detail: 'read',
    /** Laid out like `PerceptionRun.input`. */
    seen: 'write',
  },
] as const;

/** Reads picture and detail; writes their sum at the octave's size, shifted. */
export class SeeOctavePass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<SeeOctavePass> {
    const program = await ComputeProgram.create(device, {
      pass: 'SeeOctavePass',
      parts: [RESIZE_TAPS, HEADROOM, ASCENT_STEP, {file: 'ascent/see-octave-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {workgroupLength: WORKGROUP_LENGTH},
    });
    return new SeeOctavePass(program);
  }

  /** An invocation for each pixel of the octave. */
  dispatch(resources: PassResources<typeof GROUPS>, octave: PixelSize): Dispatch {
    return this.#program.dispatch([resources], overPixels(octave));
  }
}
