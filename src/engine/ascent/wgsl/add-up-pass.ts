/** Adds up rows of partial sums. */
import shader from '../../../../shaders/ascent/add-up-pass.wgsl?raw';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {DreamProgram} from '../../gpu/dream-program.ts';
import {GATHER} from '../../gpu/shader-texts.ts';

/** What one dispatch binds. */
export interface AddUpResources {
  /** [rows][partials]. */
  readonly partials: GPUBuffer;
  /** [rows]. */
  readonly totals: GPUBuffer;
}

/** Reads partial sums; writes one total for each row. */
export class AddUpPass {
  readonly #program: DreamProgram;

  private constructor(program: DreamProgram) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<AddUpPass> {
    const program = await DreamProgram.create(device, {
      pass: 'AddUpPass',
      parts: [GATHER, {file: 'ascent/add-up-pass.wgsl', code: shader}],
      bindings: ['read', 'write'],
    });
    return new AddUpPass(program);
  }

  /** A dispatch over so many rows. */
  dispatch({partials, totals}: AddUpResources, rows: number): Dispatch {
    return this.#program.overGroups([{buffer: partials}, {buffer: totals}], rows);
  }
}
