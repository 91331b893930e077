/**
 * The gradient of a convolution to its input, through the same kernel as the convolution itself
 * (../plan/transpose-convolution.ts).
 */
import shader from '../../../../shaders/perception/convolution-gradient-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {convolutionConstants, convolutionParts, type ConvolutionSpec} from '../../network/wgsl/convolution-spec.ts';
import {OPERAND_BINDINGS} from '../../network/wgsl/operands.ts';
import {quadsOf} from '../../network/plan/plan.ts';
import {elementParts} from '../../network/wgsl/shader-parts.ts';
import {GRADIENT_SINK, RULE_BINDINGS, SINK_BINDINGS, sinkConstants} from './gradient-sink.ts';
import type {GradientSink} from '../plan/plan-backward.ts';

const GROUPS = [
  OPERAND_BINDINGS,
  {
    weights: 'read',
    /**
     * Not used here: any buffer. The kernel's text declares it for layers that keep their input.
     */
    keptInput: 'write',
  },
  SINK_BINDINGS,
  RULE_BINDINGS,
] as const;

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

/** Reads the gradient at the convolution's output; stores the one at its input. */
export class ConvolutionGradientPass {
  readonly #program: ComputeProgram<typeof GROUPS>;
  readonly #planeGroups: number;

  private constructor(program: ComputeProgram<typeof GROUPS>, planeGroups: number) {
    this.#program = program;
    this.#planeGroups = planeGroups;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, spec: ConvolutionGradientSpec): Promise<ConvolutionGradientPass> {
    const program = await ComputeProgram.create(device, {
      pass: 'ConvolutionGradientPass',
      parts: [
        ...elementParts(spec.arithmetic),
        ...convolutionParts(spec),
        GRADIENT_SINK,
        {file: 'perception/convolution-gradient-pass.wgsl', code: shader},
      ],
      groups: GROUPS,
      constants: convolutionGradientConstants(spec),
    });
    return new ConvolutionGradientPass(program, quadsOf(spec.op.outChannels) / spec.shape.quads);
  }

  /** A workgroup for each tile and each group of output planes. */
  dispatch(resources: PassResources<typeof GROUPS>, tiles: PixelSize): Dispatch {
    const {width, height} = tiles;
    return this.#program.dispatch([resources, resources, resources, resources], [width, height, this.#planeGroups]);
  }
}
