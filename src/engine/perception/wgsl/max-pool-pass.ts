/** The largest of size x size values, in steps of size. */
import shader from '../../../../shaders/perception/max-pool-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import type {ViewResources} from '../../network/wgsl/layer.ts';
import {quadsOf} from '../../network/wgsl/plan.ts';
import {ViewProgram, type ViewSpec} from './view-program.ts';

const WORKGROUP_SIDE = 8;

/** What the pass is compiled from. */
export interface MaxPoolSpec extends ViewSpec {
  /** Side of the window. */
  readonly size: number;
}

/** Reads a view; writes it pooled. */
export class MaxPoolPass {
  readonly #program: ViewProgram;
  readonly #quads: number;

  private constructor(program: ViewProgram, quads: number) {
    this.#program = program;
    this.#quads = quads;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, spec: MaxPoolSpec): Promise<MaxPoolPass> {
    const text = {file: 'perception/max-pool-pass.wgsl', code: shader};
    const constants = {poolSize: spec.size, workgroupSide: WORKGROUP_SIDE};
    const program = await ViewProgram.create(device, 'MaxPoolPass', spec, text, constants);
    return new MaxPoolPass(program, quadsOf(spec.channels));
  }

  /** One layer's dispatch. */
  dispatch(resources: ViewResources & {readonly output: GPUBuffer; readonly outSize: PixelSize}): Dispatch {
    const {width, height} = resources.outSize;
    const across = Math.ceil(width / WORKGROUP_SIDE);
    const down = Math.ceil(height / WORKGROUP_SIDE);
    return this.#program.dispatch({...resources, workgroups: [across, down, this.#quads]});
  }
}
