/** Takes the mean light away from the small grey picture and reports it. */
import shader from '../../../../shaders/dream/centre-luma-pass.wgsl?raw';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {DreamProgram} from '../../gpu/dream-program.ts';
import {GATHER} from '../../gpu/shader-texts.ts';
import {DREAM_MOTION} from './shader-texts.ts';

/** What one dispatch binds. */
export interface CentreLumaResources {
  readonly motion: GPUBufferBinding;
  readonly luma: GPUBuffer;
  /** The `Report` struct. */
  readonly report: GPUBuffer;
}

/** Reads and writes the small luma. */
export class CentreLumaPass {
  readonly #program: DreamProgram;

  private constructor(program: DreamProgram) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<CentreLumaPass> {
    const program = await DreamProgram.create(device, {
      pass: 'CentreLumaPass',
      parts: [GATHER, DREAM_MOTION, {file: 'dream/centre-luma-pass.wgsl', code: shader}],
      bindings: ['uniform', 'write', 'write'],
    });
    return new CentreLumaPass(program);
  }

  /** One frame's dispatch. */
  dispatch({motion, luma, report}: CentreLumaResources): Dispatch {
    return this.#program.overGroups([motion, {buffer: luma}, {buffer: report}], 1);
  }
}
