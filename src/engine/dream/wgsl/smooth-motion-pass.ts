/** Makes one smooth motion field from the cells' motions. */
import shader from '../../../../shaders/dream/smooth-motion-pass.wgsl?raw';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {GATHER} from '../../gpu/shader-texts.ts';
import {BARE_SHARE} from '../interest.ts';
import {RESTLESS} from '../stillness.ts';
import {DREAM_MOTION} from './shader-texts.ts';

/** Cells at most: an invocation for each. */
export const MOST_CELLS = 64;

const GROUPS = [
  {
    motion: 'uniform',
    cells: 'read',
    /** Motion in shares of width and height, and trust. */
    field: 'write',
    /** The `Report` struct. */
    report: 'write',
  },
] as const;

/** Reads the cells; writes the field and how calm it is. */
export class SmoothMotionPass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<SmoothMotionPass> {
    const program = await ComputeProgram.create(device, {
      pass: 'SmoothMotionPass',
      parts: [GATHER, DREAM_MOTION, {file: 'dream/smooth-motion-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {restless: RESTLESS, bareShare: BARE_SHARE, workgroupLength: MOST_CELLS},
    });
    return new SmoothMotionPass(program);
  }

  /** One workgroup for all cells. */
  dispatch(resources: PassResources<typeof GROUPS>): Dispatch {
    return this.#program.dispatch([resources], [1, 1, 1]);
  }
}
