/** Shifts the gradient back and calms its colours. */
import shader from '../../../../shaders/ascent/calm-gradient-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {COLOURFULNESS} from '../calm-colours.ts';
import {DreamProgram} from '../../gpu/dream-program.ts';
import {GATHER} from '../../gpu/shader-texts.ts';
import {ASCENT_STEP} from './shader-texts.ts';

/** What one dispatch binds. */
export interface CalmGradientResources {
  readonly step: GPUBufferBinding;
  readonly gradient: GPUBuffer;
  readonly calmed: GPUBuffer;
  /** The whole gradient's squares come first. */
  readonly partials: GPUBuffer;
}

/** Reads a gradient; writes what the pyramid is made of. */
export class CalmGradientPass {
  readonly #program: DreamProgram;

  private constructor(program: DreamProgram) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<CalmGradientPass> {
    const program = await DreamProgram.create(device, {
      pass: 'CalmGradientPass',
      parts: [GATHER, ASCENT_STEP, {file: 'ascent/calm-gradient-pass.wgsl', code: shader}],
      bindings: ['uniform', 'read', 'write', 'write'],
      constants: {colourfulness: COLOURFULNESS},
    });
    return new CalmGradientPass(program);
  }

  /** One step's dispatch. */
  dispatch({step, gradient, calmed, partials}: CalmGradientResources, octave: PixelSize): Dispatch {
    return this.#program.overElements(
      [step, {buffer: gradient}, {buffer: calmed}, {buffer: partials}],
      octave.width * octave.height,
    );
  }
}
