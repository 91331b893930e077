/** Reduces the picture to the small grey one that motion is measured on. */
import shader from '../../../../shaders/dream/small-luma-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {RESIZE_TAPS} from '../../gpu/shader-texts.ts';
import {overPixels} from '../../gpu/workgroups.ts';
import {DREAM_MOTION} from './shader-texts.ts';

/** A short workgroup: each invocation reads hundreds of pixels, and there are few of them. */
const GROUP_LENGTH = 64;

const GROUPS = [
  {
    motion: 'uniform',
    camera: 'texture',
    /** One float32 for each small pixel. */
    luma: 'write',
  },
] as const;

/** Reads a texture; writes its luma at the small size. */
export class SmallLumaPass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<SmallLumaPass> {
    const program = await ComputeProgram.create(device, {
      pass: 'SmallLumaPass',
      parts: [RESIZE_TAPS, DREAM_MOTION, {file: 'dream/small-luma-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {workgroupLength: GROUP_LENGTH},
    });
    return new SmallLumaPass(program);
  }

  /** An invocation for each small pixel. */
  dispatch(resources: PassResources<typeof GROUPS>, small: PixelSize): Dispatch {
    return this.#program.dispatch([resources], overPixels(small, GROUP_LENGTH));
  }
}
