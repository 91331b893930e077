/** Leaves in a level of the pyramid what the coarser one does not have. */
import shader from '../../../../shaders/ascent/split-level-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {DreamProgram} from '../../gpu/dream-program.ts';
import {GATHER} from '../../gpu/shader-texts.ts';
import {EXPAND_LEVEL, PYRAMID_LEVEL} from './shader-texts.ts';

/** What one dispatch binds. */
export interface SplitLevelResources {
  readonly level: GPUBufferBinding;
  /** Anything for the coarsest level, which has none. */
  readonly coarse: GPUBuffer;
  readonly band: GPUBuffer;
  /** Squares, [1 + levels][partials of the finest]. */
  readonly partials: GPUBuffer;
}

/** Reads a level and the coarser one; writes their difference over the level. */
export class SplitLevelPass {
  readonly #program: DreamProgram;

  private constructor(program: DreamProgram) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<SplitLevelPass> {
    const program = await DreamProgram.create(device, {
      pass: 'SplitLevelPass',
      parts: [GATHER, PYRAMID_LEVEL, EXPAND_LEVEL, {file: 'ascent/split-level-pass.wgsl', code: shader}],
      bindings: ['uniform', 'read', 'write', 'write'],
    });
    return new SplitLevelPass(program);
  }

  /** One level's dispatch. */
  dispatch({level, coarse, band, partials}: SplitLevelResources, size: PixelSize): Dispatch {
    return this.#program.overElements(
      [level, {buffer: coarse}, {buffer: band}, {buffer: partials}],
      size.width * size.height,
    );
  }
}
