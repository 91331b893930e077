/** Finds where each cell of the small grey picture came from. */
import shader from '../../../../shaders/dream/match-cells-pass.wgsl?raw';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {BAD_MATCH, COST_PER_PIXEL, GOOD_MATCH, HALF_WINDOW, NOISE, REACH} from '../estimate-motion.ts';
import {CELL} from '../small-luma.ts';
import {DREAM_MOTION} from './shader-texts.ts';

/** Invocations that share one cell's candidates. */
const GROUP_LENGTH = 64;

const GROUPS = [
  {
    motion: 'uniform',
    before: 'read',
    now: 'read',
    /** Motion in small pixels, trust and texture of each cell. */
    cells: 'write',
  },
] as const;

/** Reads two small lumas; writes the motion of each cell. */
export class MatchCellsPass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<MatchCellsPass> {
    const program = await ComputeProgram.create(device, {
      pass: 'MatchCellsPass',
      parts: [DREAM_MOTION, {file: 'dream/match-cells-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {
        cell: CELL,
        reach: REACH,
        halfWindow: HALF_WINDOW,
        costPerPixel: COST_PER_PIXEL,
        noise: NOISE,
        goodMatch: GOOD_MATCH,
        badMatch: BAD_MATCH,
        workgroupLength: GROUP_LENGTH,
      },
    });
    return new MatchCellsPass(program);
  }

  /** A workgroup for each cell. */
  dispatch(resources: PassResources<typeof GROUPS>, count: number): Dispatch {
    return this.#program.dispatch([resources], [count, 1, 1]);
  }
}
