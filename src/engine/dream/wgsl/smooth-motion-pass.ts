/** Makes one motion field of what the cells say. */
import shader from '../../../../shaders/dream/smooth-motion-pass.wgsl?raw';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {RESTLESS} from '../stillness.ts';
import {DreamProgram} from '../../gpu/dream-program.ts';
import {GATHER} from '../../gpu/shader-texts.ts';
import {DREAM_MOTION} from './shader-texts.ts';

/** Cells at most: an invocation for each. */
export const MOST_CELLS = 64;

/** What one dispatch binds. */
export interface SmoothMotionResources {
  readonly motion: GPUBufferBinding;
  readonly cells: GPUBuffer;
  /** Motion in shares of width and height, and trust. */
  readonly field: GPUBuffer;
  /** The `Report` struct. */
  readonly report: GPUBuffer;
}

/** Reads the cells; writes the field and how calm it is. */
export class SmoothMotionPass {
  readonly #program: DreamProgram;

  private constructor(program: DreamProgram) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<SmoothMotionPass> {
    const program = await DreamProgram.create(device, {
      pass: 'SmoothMotionPass',
      parts: [GATHER, DREAM_MOTION, {file: 'dream/smooth-motion-pass.wgsl', code: shader}],
      bindings: ['uniform', 'read', 'write', 'write'],
      constants: {restless: RESTLESS},
      workgroupLength: MOST_CELLS,
    });
    return new SmoothMotionPass(program);
  }

  /** One frame's dispatch. */
  dispatch({motion, cells, field, report}: SmoothMotionResources): Dispatch {
    return this.#program.overGroups([motion, {buffer: cells}, {buffer: field}, {buffer: report}], 1);
  }
}
