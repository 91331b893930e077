/** Keeps the picture as light as the camera's, limits the detail, and shows it. */
import shader from '../../../../shaders/dream/hold-detail-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {HEADROOM} from '../../gpu/shader-texts.ts';
import {overPixels, WORKGROUP_LENGTH} from '../../gpu/workgroups.ts';
import {DETAIL_LIMIT} from '../../picture/detail-picture.ts';
import {FULL_GRIP_FROM, GRIP_REACH, GRIP_STRIDE} from '../grip.ts';
import {DREAM_FRAME} from './shader-texts.ts';

const GROUPS = [
  {
    frame: 'uniform',
    camera: 'texture',
    moved: 'read',
    /** The light that the detail adds, over all pixels. */
    totals: 'read',
    detail: 'write',
    /** What is seen of the detail. */
    shown: 'write',
    picture: 'picture',
  },
] as const;

/**
 * Reads the moved detail; writes the detail with its mean held, and the picture with the detail in
 * it and its grip as alpha.
 */
export class HoldDetailPass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<HoldDetailPass> {
    const program = await ComputeProgram.create(device, {
      pass: 'HoldDetailPass',
      parts: [HEADROOM, DREAM_FRAME, {file: 'dream/hold-detail-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {
        detailLimit: DETAIL_LIMIT,
        gripReach: GRIP_REACH,
        gripStride: GRIP_STRIDE,
        fullGripFrom: FULL_GRIP_FROM,
        workgroupLength: WORKGROUP_LENGTH,
      },
    });
    return new HoldDetailPass(program);
  }

  /** An invocation for each pixel. */
  dispatch(resources: PassResources<typeof GROUPS>, size: PixelSize): Dispatch {
    return this.#program.dispatch([resources], overPixels(size));
  }
}
