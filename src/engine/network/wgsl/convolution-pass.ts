/**
 * A convolution with bias that stores its sums, raw or rectified, and measures them for the
 * instance norm behind it.
 */
import shader from '../../../../shaders/network/convolution-pass.wgsl?raw';
import {createComputePipeline} from '../../gpu/compute-pipeline.ts';
import {convolutionConstants, convolutionParts, type ConvolutionSpec} from './convolution-spec.ts';
import {createGroup, createLayout, type Dispatch} from '../../gpu/dispatch.ts';
import {createOperandGroup, createOperandLayout, type OperandResources} from './operands.ts';
import {quadsOf} from './plan.ts';
import {PARTS, reducePart, reducingElementParts} from './shader-parts.ts';

/** What a convolution pass is compiled from. */
export interface ConvolutionPassSpec extends ConvolutionSpec {
  readonly hasStatistics: boolean;
  readonly keepsInput: boolean;
  /** Whether the sums are stored behind a ReLU. A norm behind the convolution needs them raw. */
  readonly rectifies: boolean;
}

/** Values of the pass's overrides: passes that agree in all of them are one pipeline. */
export function convolutionPassConstants(spec: ConvolutionPassSpec): Readonly<Record<string, number>> {
  return {
    ...convolutionConstants(spec),
    hasBias: Number(spec.op.bias),
    hasStatistics: Number(spec.hasStatistics),
    keepsInput: Number(spec.keepsInput),
    rectifies: Number(spec.rectifies),
  };
}

/** What one layer binds. */
export interface ConvolutionResources extends OperandResources {
  /** Tiles across and down. */
  readonly tiles: {readonly width: number; readonly height: number};
  readonly weights: GPUBuffer;
  readonly bias: GPUBuffer;
  readonly keptInput: GPUBuffer;
  readonly output: GPUBuffer;
  readonly partials: GPUBuffer;
}

/**
 * Reads operands; writes the raw output, the tiles' statistics and, where asked, the input once it
 * is added up.
 */
export class ConvolutionPass {
  readonly #device: GPUDevice;
  readonly #pipeline: GPUComputePipeline;
  readonly #layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout];
  readonly #groups: number;

  private constructor(
    device: GPUDevice,
    pipeline: GPUComputePipeline,
    layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout],
    groups: number,
  ) {
    this.#device = device;
    this.#pipeline = pipeline;
    this.#layouts = layouts;
    this.#groups = groups;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, spec: ConvolutionPassSpec): Promise<ConvolutionPass> {
    const layouts = [
      createOperandLayout(device),
      createLayout(device, 'ConvolutionPass.layout', ['read', 'write', 'read', 'write', 'write']),
    ] as const;
    const reducing = spec.hasStatistics ? spec.arithmetic : {...spec.arithmetic, subgroups: false};
    const pipeline = await createComputePipeline(device, {
      label: 'ConvolutionPass.pipeline',
      parts: [
        ...reducingElementParts(reducing),
        ...convolutionParts(spec),
        PARTS.moments,
        reducePart(reducing),
        {file: 'network/convolution-pass.wgsl', code: shader},
      ],
      constants: convolutionPassConstants(spec),
      layout: device.createPipelineLayout({label: 'ConvolutionPass.pipelineLayout', bindGroupLayouts: [...layouts]}),
    });
    return new ConvolutionPass(device, pipeline, layouts, quadsOf(spec.op.outChannels) / spec.shape.quads);
  }

  /** One layer's dispatch: a workgroup for each tile and each group of output planes. */
  dispatch(resources: ConvolutionResources): Dispatch {
    const {tiles, weights, bias, keptInput, output, partials} = resources;
    const own = [weights, keptInput, bias, output, partials].map((buffer) => ({buffer}));
    return {
      pipeline: this.#pipeline,
      bindGroups: [
        createOperandGroup(this.#device, this.#layouts[0], resources),
        createGroup(this.#device, 'ConvolutionPass.bindGroup', this.#layouts[1], own),
      ],
      workgroups: [tiles.width, tiles.height, this.#groups],
    };
  }
}
