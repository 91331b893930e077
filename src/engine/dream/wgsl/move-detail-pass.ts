/** Moves the detail along with the picture and lets it fade. */
import shader from '../../../../shaders/dream/move-detail-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {KEPT_WITHOUT_TRUST} from '../motion-field.ts';
import {DreamProgram} from '../../gpu/dream-program.ts';
import {GATHER} from '../../gpu/shader-texts.ts';
import {DREAM_FRAME} from './shader-texts.ts';

/** What one dispatch binds. */
export interface MoveDetailResources {
  readonly frame: GPUBufferBinding;
  readonly camera: GPUTexture;
  readonly field: GPUBuffer;
  readonly detail: GPUBuffer;
  readonly moved: GPUBuffer;
  /** `partialsOf` the size. */
  readonly partials: GPUBuffer;
}

/** Reads the detail; writes it moved, and what it adds to the light. */
export class MoveDetailPass {
  readonly #program: DreamProgram;

  private constructor(program: DreamProgram) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<MoveDetailPass> {
    const program = await DreamProgram.create(device, {
      pass: 'MoveDetailPass',
      parts: [GATHER, DREAM_FRAME, {file: 'dream/move-detail-pass.wgsl', code: shader}],
      bindings: ['uniform', 'texture', 'read', 'read', 'write', 'write'],
      constants: {keptWithoutTrust: KEPT_WITHOUT_TRUST},
    });
    return new MoveDetailPass(program);
  }

  /** One frame's dispatch. */
  dispatch({frame, camera, field, detail, moved, partials}: MoveDetailResources, size: PixelSize): Dispatch {
    return this.#program.overElements(
      [
        frame,
        camera.createView({label: 'MoveDetailPass.camera'}),
        {buffer: field},
        {buffer: detail},
        {buffer: moved},
        {buffer: partials},
      ],
      size.width * size.height,
    );
  }
}
