/** Reduces the picture to the small grey one that motion is measured on. */
import shader from '../../../../shaders/dream/small-luma-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {DreamProgram} from '../../gpu/dream-program.ts';
import {DREAM_MOTION} from './shader-texts.ts';
import {RESIZE_TAPS} from '../../gpu/shader-texts.ts';

/** A short workgroup: each invocation reads hundreds of pixels, and there are few of them. */
const GROUP_LENGTH = 64;

/** What one dispatch binds. */
export interface SmallLumaResources {
  readonly motion: GPUBufferBinding;
  readonly camera: GPUTexture;
  /** One float32 for each small pixel. */
  readonly luma: GPUBuffer;
}

/** Reads a texture; writes its luma at the small size. */
export class SmallLumaPass {
  readonly #program: DreamProgram;

  private constructor(program: DreamProgram) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<SmallLumaPass> {
    const program = await DreamProgram.create(device, {
      pass: 'SmallLumaPass',
      parts: [RESIZE_TAPS, DREAM_MOTION, {file: 'dream/small-luma-pass.wgsl', code: shader}],
      bindings: ['uniform', 'texture', 'write'],
      workgroupLength: GROUP_LENGTH,
    });
    return new SmallLumaPass(program);
  }

  /** One frame's dispatch. */
  dispatch({motion, camera, luma}: SmallLumaResources, small: PixelSize): Dispatch {
    return this.#program.overElements(
      [motion, camera.createView({label: 'SmallLumaPass.camera'}), {buffer: luma}],
      small.width * small.height,
    );
  }
}
