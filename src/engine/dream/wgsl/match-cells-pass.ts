/** Finds where each cell of the small grey picture came from. */
import shader from '../../../../shaders/dream/match-cells-pass.wgsl?raw';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {BAD_MATCH, COST_PER_PIXEL, GOOD_MATCH, HALF_WINDOW, NOISE, REACH} from '../estimate-motion.ts';
import {CELL} from '../small-luma.ts';
import {DreamProgram} from '../../gpu/dream-program.ts';
import {DREAM_MOTION} from './shader-texts.ts';

/** Invocations that share one cell's candidates. */
const GROUP_LENGTH = 64;

/** What one dispatch binds. */
export interface MatchCellsResources {
  readonly motion: GPUBufferBinding;
  readonly before: GPUBuffer;
  readonly now: GPUBuffer;
  /** Motion in small pixels, trust and texture of each cell. */
  readonly cells: GPUBuffer;
}

/** Reads two small lumas; writes the motion of each cell. */
export class MatchCellsPass {
  readonly #program: DreamProgram;

  private constructor(program: DreamProgram) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<MatchCellsPass> {
    const program = await DreamProgram.create(device, {
      pass: 'MatchCellsPass',
      parts: [DREAM_MOTION, {file: 'dream/match-cells-pass.wgsl', code: shader}],
      bindings: ['uniform', 'read', 'read', 'write'],
      constants: {
        cell: CELL,
        reach: REACH,
        halfWindow: HALF_WINDOW,
        costPerPixel: COST_PER_PIXEL,
        noise: NOISE,
        goodMatch: GOOD_MATCH,
        badMatch: BAD_MATCH,
      },
      workgroupLength: GROUP_LENGTH,
    });
    return new MatchCellsPass(program);
  }

  /** One frame's dispatch. */
  dispatch({motion, before, now, cells}: MatchCellsResources, count: number): Dispatch {
    return this.#program.overGroups([motion, {buffer: before}, {buffer: now}, {buffer: cells}], count);
  }
}
