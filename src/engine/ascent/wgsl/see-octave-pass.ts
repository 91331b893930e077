/** Writes what the network sees in one step. */
import shader from '../../../../shaders/ascent/see-octave-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {DreamProgram} from '../../gpu/dream-program.ts';
import {ASCENT_STEP} from './shader-texts.ts';
import {RESIZE_TAPS} from '../../gpu/shader-texts.ts';

/** What one dispatch binds. */
export interface SeeOctaveResources {
  readonly step: GPUBufferBinding;
  readonly camera: GPUTexture;
  readonly detail: GPUBuffer;
  /** Laid out like `PerceptionRun.input`. */
  readonly seen: GPUBuffer;
}

/** Reads picture and detail; writes their sum at the octave's size, shifted. */
export class SeeOctavePass {
  readonly #program: DreamProgram;

  private constructor(program: DreamProgram) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<SeeOctavePass> {
    const program = await DreamProgram.create(device, {
      pass: 'SeeOctavePass',
      parts: [RESIZE_TAPS, ASCENT_STEP, {file: 'ascent/see-octave-pass.wgsl', code: shader}],
      bindings: ['uniform', 'texture', 'read', 'write'],
    });
    return new SeeOctavePass(program);
  }

  /** One step's dispatch. */
  dispatch({step, camera, detail, seen}: SeeOctaveResources, octave: PixelSize): Dispatch {
    return this.#program.overElements(
      [step, camera.createView({label: 'SeeOctavePass.camera'}), {buffer: detail}, {buffer: seen}],
      octave.width * octave.height,
    );
  }
}
