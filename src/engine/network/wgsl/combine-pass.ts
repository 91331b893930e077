/** Stores operands as a plain tensor. */
import shader from '../../../../shaders/network/combine-pass.wgsl?raw';
import {createComputePipeline} from '../../gpu/compute-pipeline.ts';
import {createGroup, createLayout, type Dispatch} from '../../gpu/dispatch.ts';
import {createOperandGroup, createOperandLayout, operandConstants, type OperandResources} from './operands.ts';
import {quadsOf, type Operands} from './plan.ts';
import {elementParts, PARTS, type Arithmetic} from './shader-parts.ts';

const WORKGROUP_SIDE = 8;

/** What the pass is compiled from. */
export interface CombineSpec {
  readonly arithmetic: Arithmetic;
  readonly operands: Operands;
  readonly channels: number;
}

/** What one step binds. */
export interface CombineResources extends OperandResources {
  /** The operands's size. */
  readonly size: {readonly width: number; readonly height: number};
  readonly output: GPUBuffer;
}

/** Reads operands; writes it. */
export class CombinePass {
  readonly #device: GPUDevice;
  readonly #pipeline: GPUComputePipeline;
  readonly #layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout];
  readonly #quads: number;

  private constructor(
    device: GPUDevice,
    pipeline: GPUComputePipeline,
    layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout],
    quads: number,
  ) {
    this.#device = device;
    this.#pipeline = pipeline;
    this.#layouts = layouts;
    this.#quads = quads;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, spec: CombineSpec): Promise<CombinePass> {
    const layouts = [createOperandLayout(device), createLayout(device, 'CombinePass.layout', ['write'])] as const;
    const pipeline = await createComputePipeline(device, {
      label: 'CombinePass.pipeline',
      parts: [...elementParts(spec.arithmetic), PARTS.operands, {file: 'network/combine-pass.wgsl', code: shader}],
      constants: {...operandConstants(spec.operands, spec.channels), workgroupSide: WORKGROUP_SIDE},
      layout: device.createPipelineLayout({label: 'CombinePass.pipelineLayout', bindGroupLayouts: [...layouts]}),
    });
    return new CombinePass(device, pipeline, layouts, quadsOf(spec.channels));
  }

  /** One step's dispatch. */
  dispatch(resources: CombineResources): Dispatch {
    const {size, output} = resources;
    return {
      pipeline: this.#pipeline,
      bindGroups: [
        createOperandGroup(this.#device, this.#layouts[0], resources),
        createGroup(this.#device, 'CombinePass.bindGroup', this.#layouts[1], [{buffer: output}]),
      ],
      workgroups: [Math.ceil(size.width / WORKGROUP_SIDE), Math.ceil(size.height / WORKGROUP_SIDE), this.#quads],
    };
  }
}
