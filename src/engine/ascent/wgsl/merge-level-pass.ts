/** Brings a level of the pyramid to its strength, and adds the coarser ones. */
import shader from '../../../../shaders/ascent/merge-level-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {FAINTEST_RMS_SHARE} from '../level-gradient.ts';
import {DreamProgram} from '../../gpu/dream-program.ts';
import {GATHER} from '../../gpu/shader-texts.ts';
import {EXPAND_LEVEL, PYRAMID_LEVEL} from './shader-texts.ts';

/** What one dispatch binds. */
export interface MergeLevelResources {
  readonly level: GPUBufferBinding;
  readonly coarse: GPUBuffer;
  /** Sums, [1 + levels]. */
  readonly squares: GPUBuffer;
  readonly band: GPUBuffer;
  /** Absolute values, `partialsOf` the finest level. */
  readonly partials: GPUBuffer;
}

/** Reads the merged coarser levels; writes a level merged with them over itself. */
export class MergeLevelPass {
  readonly #program: DreamProgram;

  private constructor(program: DreamProgram) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<MergeLevelPass> {
    const program = await DreamProgram.create(device, {
      pass: 'MergeLevelPass',
      parts: [GATHER, PYRAMID_LEVEL, EXPAND_LEVEL, {file: 'ascent/merge-level-pass.wgsl', code: shader}],
      bindings: ['uniform', 'read', 'read', 'write', 'write'],
      constants: {faintestShare: FAINTEST_RMS_SHARE},
    });
    return new MergeLevelPass(program);
  }

  /** One level's dispatch. */
  dispatch({level, coarse, squares, band, partials}: MergeLevelResources, size: PixelSize): Dispatch {
    return this.#program.overElements(
      [level, {buffer: coarse}, {buffer: squares}, {buffer: band}, {buffer: partials}],
      size.width * size.height,
    );
  }
}
