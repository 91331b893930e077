/** Adds a step to the detail. */
import shader from '../../../../shaders/dream/grow-detail-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {DETAIL_LIMIT} from '../../picture/detail-picture.ts';
import {DreamProgram} from '../../gpu/dream-program.ts';
import {ASCENT_STEP} from '../../ascent/wgsl/shader-texts.ts';
import {RESIZE_TAPS} from '../../gpu/shader-texts.ts';

/** What one dispatch binds. */
export interface GrowDetailResources {
  readonly step: GPUBufferBinding;
  /** A step, or another detail. */
  readonly growth: GPUBuffer;
  /** The step's absolute values, added up. */
  readonly totals: GPUBuffer;
  readonly detail: GPUBuffer;
}

/** Reads a step of any size; adds it to the detail. */
export class GrowDetailPass {
  readonly #program: DreamProgram;

  private constructor(program: DreamProgram) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<GrowDetailPass> {
    const program = await DreamProgram.create(device, {
      pass: 'GrowDetailPass',
      parts: [RESIZE_TAPS, ASCENT_STEP, {file: 'dream/grow-detail-pass.wgsl', code: shader}],
      bindings: ['uniform', 'read', 'read', 'write'],
      constants: {detailLimit: DETAIL_LIMIT},
    });
    return new GrowDetailPass(program);
  }

  /** One dispatch onto a detail of that size. */
  dispatch({step, growth, totals, detail}: GrowDetailResources, size: PixelSize): Dispatch {
    return this.#program.overElements(
      [step, {buffer: growth}, {buffer: totals}, {buffer: detail}],
      size.width * size.height,
    );
  }
}
