/** Moves the detail along with the picture and lets it fade. */
import shader from '../../../../shaders/dream/move-detail-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {GATHER, HEADROOM} from '../../gpu/shader-texts.ts';
import {overPixels, WORKGROUP_LENGTH} from '../../gpu/workgroups.ts';
import {KEPT_WITHOUT_TRUST} from '../motion-field.ts';
import {DREAM_FRAME, READ_FIELD} from './shader-texts.ts';

const GROUPS = [
  {
    frame: 'uniform',
    camera: 'texture',
    field: 'read',
    detail: 'read',
    moved: 'write',
    /** `partialsOf` the size. */
    partials: 'write',
  },
] as const;

/** Reads the detail; writes it moved, and what it adds to the light. */
export class MoveDetailPass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<MoveDetailPass> {
    const program = await ComputeProgram.create(device, {
      pass: 'MoveDetailPass',
      parts: [GATHER, HEADROOM, READ_FIELD, DREAM_FRAME, {file: 'dream/move-detail-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {keptWithoutTrust: KEPT_WITHOUT_TRUST, workgroupLength: WORKGROUP_LENGTH},
    });
    return new MoveDetailPass(program);
  }

  /** An invocation for each pixel. */
  dispatch(resources: PassResources<typeof GROUPS>, size: PixelSize): Dispatch {
    return this.#program.dispatch([resources], overPixels(size));
  }
}
