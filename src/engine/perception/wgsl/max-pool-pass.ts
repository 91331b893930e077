/** The largest of size x size values, in steps of size. */
import shader from '../../../../shaders/perception/max-pool-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import type {OperandResources} from '../../network/wgsl/operands.ts';
import {quadsOf} from '../../network/wgsl/plan.ts';
import {OperandProgram, type OperandSpec} from './operand-program.ts';

const WORKGROUP_SIDE = 8;

/** What the pass is compiled from. */
export interface MaxPoolSpec extends OperandSpec {
  /** Side of the window. */
  readonly size: number;
}

/** Reads operands; writes it pooled. */
export class MaxPoolPass {
  readonly #program: OperandProgram;
  readonly #quads: number;

  private constructor(program: OperandProgram, quads: number) {
    this.#program = program;
    this.#quads = quads;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, spec: MaxPoolSpec): Promise<MaxPoolPass> {
    const text = {file: 'perception/max-pool-pass.wgsl', code: shader};
    const constants = {poolSize: spec.size, workgroupSide: WORKGROUP_SIDE};
    const program = await OperandProgram.create(device, 'MaxPoolPass', spec, text, constants);
    return new MaxPoolPass(program, quadsOf(spec.channels));
  }

  /** One layer's dispatch. */
  dispatch(resources: OperandResources & {readonly output: GPUBuffer; readonly outSize: PixelSize}): Dispatch {
    const {width, height} = resources.outSize;
    const across = Math.ceil(width / WORKGROUP_SIDE);
    const down = Math.ceil(height / WORKGROUP_SIDE);
    return this.#program.dispatch({...resources, workgroups: [across, down, this.#quads]});
  }
}
