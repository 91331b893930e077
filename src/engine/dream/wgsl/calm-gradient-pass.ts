/** Shifts the gradient back and calms its colours. */
import shader from '../../../../shaders/calm-gradient-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {Dispatch} from '../../style/wgsl/dispatch.ts';
import {COLOURFULNESS} from '../calm-colours.ts';
import {DreamProgram, GATHER} from './dream-program.ts';
import {DREAM_STEP} from './shader-texts.ts';

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
      parts: [GATHER, DREAM_STEP, {file: 'calm-gradient-pass.wgsl', code: shader}],
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
