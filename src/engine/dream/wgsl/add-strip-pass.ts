/** Adds the detail to a strip of a larger picture. */
import shader from '../../../../shaders/dream/add-strip-pass.wgsl?raw';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {DreamProgram} from '../../gpu/dream-program.ts';

/** What one dispatch binds. */
export interface AddStripResources {
  readonly strip: GPUBufferBinding;
  readonly detail: GPUBuffer;
  /** RGBA8 rows. */
  readonly pixels: GPUBuffer;
}

/** Reads the detail; adds it to pixels. */
export class AddStripPass {
  readonly #program: DreamProgram;

  private constructor(program: DreamProgram) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<AddStripPass> {
    const program = await DreamProgram.create(device, {
      pass: 'AddStripPass',
      parts: [{file: 'dream/add-strip-pass.wgsl', code: shader}],
      bindings: ['uniform', 'read', 'write'],
    });
    return new AddStripPass(program);
  }

  /** A dispatch over so many pixels. */
  dispatch({strip, detail, pixels}: AddStripResources, count: number): Dispatch {
    return this.#program.overElements([strip, {buffer: detail}, {buffer: pixels}], count);
  }
}
