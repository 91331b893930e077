/** Adds a step to the detail. */
import shader from '../../../../shaders/dream/grow-detail-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import {ASCENT_STEP} from '../../ascent/wgsl/shader-texts.ts';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {RESIZE_TAPS} from '../../gpu/shader-texts.ts';
import {overPixels, WORKGROUP_LENGTH} from '../../gpu/workgroups.ts';
import {DETAIL_LIMIT} from '../../picture/detail-picture.ts';
import {READ_FIELD} from './shader-texts.ts';

const GROUPS = [
  {
    step: 'uniform',
    /** A step, or another detail. */
    growth: 'read',
    /** The sum of the step's absolute values. */
    totals: 'read',
    /** Its last number is the factor of growth. */
    field: 'read',
    detail: 'write',
  },
] as const;

/** Reads a step of any size; adds it to the detail, more of it where there is more structure. */
export class GrowDetailPass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<GrowDetailPass> {
    const program = await ComputeProgram.create(device, {
      pass: 'GrowDetailPass',
      parts: [RESIZE_TAPS, READ_FIELD, ASCENT_STEP, {file: 'dream/grow-detail-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {detailLimit: DETAIL_LIMIT, workgroupLength: WORKGROUP_LENGTH},
    });
    return new GrowDetailPass(program);
  }

  /** An invocation for each pixel of the detail. */
  dispatch(resources: PassResources<typeof GROUPS>, size: PixelSize): Dispatch {
    return this.#program.dispatch([resources], overPixels(size));
  }
}
