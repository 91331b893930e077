/** The last convolution, straight into the display texture. */
import shader from '../../../../shaders/network/convolution-to-picture-pass.wgsl?raw';
import {createComputePipeline} from '../../gpu/compute-pipeline.ts';
import {convolutionConstants, convolutionParts, type ConvolutionSpec} from './convolution-spec.ts';
import {createGroup, createLayout, type Dispatch} from '../../gpu/dispatch.ts';
import {createOperandGroup, createOperandLayout, type OperandResources} from './operands.ts';
import type {PictureSink} from './plan.ts';
import {elementParts, PARTS} from './shader-parts.ts';

/** What the pass is compiled from. */
export interface ConvolutionToPictureSpec extends ConvolutionSpec {
  readonly sink: PictureSink;
}

/** What the layer binds. */
export interface ConvolutionToPictureResources extends OperandResources {
  readonly tiles: {readonly width: number; readonly height: number};
  readonly weights: GPUBuffer;
  readonly bias: GPUBuffer;
  /** Bound to nothing of use: the kernel's text declares it for layers that keep their input. */
  readonly keptInput: GPUBuffer;
}

/**
 * Reads operands; writes sigmoid and depth-to-space of the convolution to an rgba8unorm storage
 * texture.
 */
export class ConvolutionToPicturePass {
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
  static async create(device: GPUDevice, spec: ConvolutionToPictureSpec): Promise<ConvolutionToPicturePass> {
    const layouts = [
      createOperandLayout(device),
      createLayout(device, 'ConvolutionToPicturePass.layout', ['read', 'write', 'read', 'picture']),
    ] as const;
    const pipeline = await createComputePipeline(device, {
      label: 'ConvolutionToPicturePass.pipeline',
      parts: [
        ...elementParts(spec.arithmetic),
        ...convolutionParts(spec),
        PARTS.unfold,
        {file: 'network/convolution-to-picture-pass.wgsl', code: shader},
      ],
      constants: {
        ...convolutionConstants(spec),
        hasBias: Number(spec.op.bias),
        block: spec.sink.block,
        hasSigmoid: Number(spec.sink.sigmoid),
      },
      layout: device.createPipelineLayout({
        label: 'ConvolutionToPicturePass.pipelineLayout',
        bindGroupLayouts: [...layouts],
      }),
    });
    return new ConvolutionToPicturePass(device, pipeline, layouts);
  }

  /** The dispatch into one texture. */
  dispatch(resources: ConvolutionToPictureResources, picture: GPUTexture): Dispatch {
    const {tiles, weights, bias, keptInput} = resources;
    return {
      pipeline: this.#pipeline,
      bindGroups: [
        createOperandGroup(this.#device, this.#layouts[0], resources),
        createGroup(this.#device, 'ConvolutionToPicturePass.bindGroup', this.#layouts[1], [
          {buffer: weights},
          {buffer: keptInput},
          {buffer: bias},
          picture.createView({label: 'ConvolutionToPicturePass.picture'}),
        ]),
      ],
      workgroups: [tiles.width, tiles.height, 1],
    };
  }
}
