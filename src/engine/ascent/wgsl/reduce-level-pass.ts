/** Blurs a level of the pyramid and keeps every second pixel. */
import shader from '../../../../shaders/ascent/reduce-level-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {DreamProgram} from '../../gpu/dream-program.ts';
import {PYRAMID_LEVEL} from './shader-texts.ts';

/** What one dispatch binds. */
export interface ReduceLevelResources {
  readonly level: GPUBufferBinding;
  readonly fine: GPUBuffer;
  readonly coarse: GPUBuffer;
}

/** Reads a level; writes the next coarser one. */
export class ReduceLevelPass {
  readonly #program: DreamProgram;

  private constructor(program: DreamProgram) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<ReduceLevelPass> {
    const program = await DreamProgram.create(device, {
      pass: 'ReduceLevelPass',
      parts: [PYRAMID_LEVEL, {file: 'ascent/reduce-level-pass.wgsl', code: shader}],
      bindings: ['uniform', 'read', 'write'],
    });
    return new ReduceLevelPass(program);
  }

  /** One level's dispatch. */
  dispatch({level, fine, coarse}: ReduceLevelResources, coarseSize: PixelSize): Dispatch {
    return this.#program.overElements([level, {buffer: fine}, {buffer: coarse}], coarseSize.width * coarseSize.height);
  }
}
