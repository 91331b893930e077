/**
 * The gradient of a convolution to its input, through the same kernel as the convolution itself
 * (transpose-convolution.ts).
 */
import shader from '../../../../shaders/perception/convolution-gradient-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import {convolutionConstants, convolutionParts, type ConvolutionSpec} from '../../network/wgsl/convolution-spec.ts';
import {createGroup, createLayout} from '../../gpu/dispatch.ts';
import {createOperandGroup, createOperandLayout, type OperandResources} from '../../network/wgsl/operands.ts';
import {quadsOf} from '../../network/wgsl/plan.ts';
import {elementParts} from '../../network/wgsl/shader-parts.ts';
import {GradientProgram, type RuledDispatch} from './gradient-program.ts';
import {GRADIENT_SINK, sinkConstants, type SinkResources} from './gradient-sink.ts';
import type {GradientSink} from './plan-backward.ts';

/** What the pass is compiled from; `op` is the transposed convolution. */
export interface ConvolutionGradientSpec extends ConvolutionSpec {
  /** The convolution's stride: the transposed one's outputs are this many phases squared. */
  readonly phases: number;
  readonly sink: GradientSink;
}

/** Values of the pass's overrides: passes that agree in all of them are one pipeline. */
export function convolutionGradientConstants(spec: ConvolutionGradientSpec): Readonly<Record<string, number>> {
  return {...convolutionConstants(spec), phases: spec.phases, ...sinkConstants(spec.sink)};
}

/** What one layer binds. */
export interface ConvolutionGradientResources extends OperandResources {
  readonly tiles: PixelSize;
  readonly weights: GPUBuffer;
  /** Bound to nothing of use: the kernel's text declares it for layers that keep their input. */
  readonly keptInput: GPUBuffer;
  readonly sink: SinkResources;
}

/** Reads the gradient at the convolution's output; stores the one at its input. */
export class ConvolutionGradientPass {
  readonly #device: GPUDevice;
  readonly #program: GradientProgram;
  readonly #layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout];
  readonly #groups: number;

  private constructor(
    device: GPUDevice,
    program: GradientProgram,
    layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout],
    groups: number,
  ) {
    this.#device = device;
    this.#program = program;
    this.#layouts = layouts;
    this.#groups = groups;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, spec: ConvolutionGradientSpec): Promise<ConvolutionGradientPass> {
    const own = createLayout(device, 'ConvolutionGradientPass.layout', ['read', 'write']);
    const layouts = [createOperandLayout(device), own] as const;
    const program = await GradientProgram.create(device, {
      pass: 'ConvolutionGradientPass',
      parts: [
        ...elementParts(spec.arithmetic),
        ...convolutionParts(spec),
        GRADIENT_SINK,
        {file: 'perception/convolution-gradient-pass.wgsl', code: shader},
      ],
      constants: convolutionGradientConstants(spec),
      layouts,
      sink: spec.sink,
    });
    return new ConvolutionGradientPass(device, program, layouts, quadsOf(spec.op.outChannels) / spec.shape.quads);
  }

  /** One layer's dispatch: a workgroup for each tile and each group of output planes. */
  dispatch(resources: ConvolutionGradientResources): RuledDispatch {
    const {tiles, weights, keptInput, sink} = resources;
    const own = [{buffer: weights}, {buffer: keptInput}];
    return this.#program.dispatch(
      [
        createOperandGroup(this.#device, this.#layouts[0], resources),
        createGroup(this.#device, 'ConvolutionGradientPass.bindGroup', this.#layouts[1], own),
      ],
      sink,
      [tiles.width, tiles.height, this.#groups],
    );
  }
}
