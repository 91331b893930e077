/**
 * What the passes that read one set of operands and write one tensor share: bindings, pipeline and
 * dispatch.
 */
import {createComputePipeline, type ShaderPart} from '../../gpu/compute-pipeline.ts';
import {createGroup, createLayout, type Dispatch} from '../../gpu/dispatch.ts';
import {
  createOperandGroup,
  createOperandLayout,
  operandConstants,
  type OperandResources,
} from '../../network/wgsl/operands.ts';
import type {Operands} from '../../network/wgsl/plan.ts';
import {elementParts, PARTS, type Arithmetic} from '../../network/wgsl/shader-parts.ts';

/** How operands is read. */
export interface OperandSpec {
  readonly arithmetic: Arithmetic;
  readonly operands: Operands;
  readonly channels: number;
}

/** What one step binds. */
export interface OperandProgramResources extends OperandResources {
  readonly output: GPUBuffer;
  readonly workgroups: readonly [x: number, y: number, z: number];
}

/** A compiled pass of this kind. */
export class OperandProgram {
  readonly #device: GPUDevice;
  readonly #pass: string;
  readonly #pipeline: GPUComputePipeline;
  readonly #layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout];

  private constructor(
    device: GPUDevice,
    pass: string,
    pipeline: GPUComputePipeline,
    layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout],
  ) {
    this.#device = device;
    this.#pass = pass;
    this.#pipeline = pipeline;
    this.#layouts = layouts;
  }

  /**
   * Compiles a pass.
   *
   * @param pass the class it belongs to: the first half of the labels.
   * @throws EngineError 'shader-invalid'.
   */
  static async create(
    device: GPUDevice,
    pass: string,
    {arithmetic, operands: operands, channels}: OperandSpec,
    text: ShaderPart,
    constants: Readonly<Record<string, number>>,
  ): Promise<OperandProgram> {
    const layouts = [createOperandLayout(device), createLayout(device, `${pass}.layout`, ['write'])] as const;
    const pipeline = await createComputePipeline(device, {
      label: `${pass}.pipeline`,
      parts: [...elementParts(arithmetic), PARTS.operands, text],
      constants: {...operandConstants(operands, channels), ...constants},
      layout: device.createPipelineLayout({label: `${pass}.pipelineLayout`, bindGroupLayouts: [...layouts]}),
    });
    return new OperandProgram(device, pass, pipeline, layouts);
  }

  dispatch(resources: OperandProgramResources): Dispatch {
    return {
      pipeline: this.#pipeline,
      bindGroups: [
        createOperandGroup(this.#device, this.#layouts[0], resources),
        createGroup(this.#device, `${this.#pass}.bindGroup`, this.#layouts[1], [{buffer: resources.output}]),
      ],
      workgroups: resources.workgroups,
    };
  }
}
