/** Writes operands as the display texture, where the last convolution cannot do so itself. */
import shader from '../../../../shaders/network/present-pass.wgsl?raw';
import {createComputePipeline} from '../../gpu/compute-pipeline.ts';
import {createGroup, createLayout, type Dispatch} from '../../gpu/dispatch.ts';
import {createOperandGroup, createOperandLayout, operandConstants, type OperandResources} from './operands.ts';
import type {PictureSink, Operands} from './plan.ts';
import {elementParts, PARTS, type Arithmetic} from './shader-parts.ts';

const WORKGROUP_SIDE = 8;

/** What the pass is compiled from. */
export interface PresentSpec {
  readonly arithmetic: Arithmetic;
  readonly operands: Operands;
  readonly channels: number;
  readonly sink: PictureSink;
}

/** Reads operands; writes sigmoid and depth-to-space of it to an rgba8unorm storage texture. */
export class PresentPass {
  readonly #device: GPUDevice;
  readonly #pipeline: GPUComputePipeline;
  readonly #layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout];

  private constructor(
    device: GPUDevice,
    pipeline: GPUComputePipeline,
    layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout],
  ) {
    this.#device = device;
    this.#pipeline = pipeline;
    this.#layouts = layouts;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, spec: PresentSpec): Promise<PresentPass> {
    const layouts = [createOperandLayout(device), createLayout(device, 'PresentPass.layout', ['picture'])] as const;
    const pipeline = await createComputePipeline(device, {
      label: 'PresentPass.pipeline',
      parts: [
        ...elementParts(spec.arithmetic),
        PARTS.operands,
        PARTS.unfold,
        {file: 'network/present-pass.wgsl', code: shader},
      ],
      constants: {
        ...operandConstants(spec.operands, spec.channels),
        block: spec.sink.block,
        hasSigmoid: Number(spec.sink.sigmoid),
        workgroupSide: WORKGROUP_SIDE,
      },
      layout: device.createPipelineLayout({label: 'PresentPass.pipelineLayout', bindGroupLayouts: [...layouts]}),
    });
    return new PresentPass(device, pipeline, layouts);
  }

  /** The dispatch into one texture. */
  dispatch(resources: OperandResources, picture: GPUTexture): Dispatch {
    const operands = picture.createView({label: 'PresentPass.picture'});
    return {
      pipeline: this.#pipeline,
      bindGroups: [
        createOperandGroup(this.#device, this.#layouts[0], resources),
        createGroup(this.#device, 'PresentPass.bindGroup', this.#layouts[1], [operands]),
      ],
      workgroups: [Math.ceil(picture.width / WORKGROUP_SIDE), Math.ceil(picture.height / WORKGROUP_SIDE), 1],
    };
  }
}
