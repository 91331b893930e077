/** Keeps the picture as light as the camera's, limits the detail, and shows it. */
import shader from '../../../../shaders/dream/hold-detail-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {DETAIL_LIMIT} from '../../picture/detail-picture.ts';
import {DreamProgram} from '../../gpu/dream-program.ts';
import {DREAM_FRAME} from './shader-texts.ts';

/** What one dispatch binds. */
export interface HoldDetailResources {
  readonly frame: GPUBufferBinding;
  readonly camera: GPUTexture;
  readonly moved: GPUBuffer;
  /** The light that the detail adds, over all pixels. */
  readonly totals: GPUBuffer;
  readonly detail: GPUBuffer;
  readonly picture: GPUTexture;
}

/** Reads the moved detail; writes it held, and the picture with it. */
export class HoldDetailPass {
  readonly #program: DreamProgram;

  private constructor(program: DreamProgram) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<HoldDetailPass> {
    const program = await DreamProgram.create(device, {
      pass: 'HoldDetailPass',
      parts: [DREAM_FRAME, {file: 'dream/hold-detail-pass.wgsl', code: shader}],
      bindings: ['uniform', 'texture', 'read', 'read', 'write', 'picture'],
      constants: {detailLimit: DETAIL_LIMIT},
    });
    return new HoldDetailPass(program);
  }

  /** One frame's dispatch. */
  dispatch({frame, camera, moved, totals, detail, picture}: HoldDetailResources, size: PixelSize): Dispatch {
    return this.#program.overElements(
      [
        frame,
        camera.createView({label: 'HoldDetailPass.camera'}),
        {buffer: moved},
        {buffer: totals},
        {buffer: detail},
        picture.createView({label: 'HoldDetailPass.picture'}),
      ],
      size.width * size.height,
    );
  }
}
