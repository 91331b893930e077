/** Brings a painting to the size that is dreamt at: the two networks keep sizes of their own. */
import shader from '../../../../shaders/dream/fit-picture-pass.wgsl?raw';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {DreamProgram} from '../../gpu/dream-program.ts';
import {RESIZE_TAPS} from '../../gpu/shader-texts.ts';

/** Reads a texture; writes another, rgba8unorm, of whatever size that one has. */
export class FitPicturePass {
  readonly #program: DreamProgram;

  private constructor(program: DreamProgram) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<FitPicturePass> {
    const program = await DreamProgram.create(device, {
      pass: 'FitPicturePass',
      parts: [RESIZE_TAPS, {file: 'dream/fit-picture-pass.wgsl', code: shader}],
      bindings: ['texture', 'picture'],
    });
    return new FitPicturePass(program);
  }

  dispatch(source: GPUTexture, fitted: GPUTexture): Dispatch {
    return this.#program.overElements(
      [source.createView({label: 'FitPicturePass.source'}), fitted.createView({label: 'FitPicturePass.fitted'})],
      fitted.width * fitted.height,
    );
  }
}
