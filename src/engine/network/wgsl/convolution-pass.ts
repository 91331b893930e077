/**
 * A convolution with bias that stores its sums, raw or rectified, and measures them for the
 * instance norm behind it.
 */
import shader from '../../../../shaders/network/convolution-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {convolutionConstants, convolutionParts, type ConvolutionSpec} from './convolution-spec.ts';
import {OPERAND_BINDINGS} from './operands.ts';
import {quadsOf} from '../plan/plan.ts';
import {PARTS, reducePart, reducingElementParts} from './shader-parts.ts';

const GROUPS = [
  OPERAND_BINDINGS,
  {
    weights: 'read',
    /** Where the input is stored once it is added up, if the pass keeps it. */
    keptInput: 'write',
    bias: 'read',
    output: 'write',
    /** The tiles' statistics, if the pass measures them. */
    partials: 'write',
  },
] as const;

/** What a convolution pass is compiled from. */
export interface ConvolutionPassSpec extends ConvolutionSpec {
  readonly hasStatistics: boolean;
  readonly keepsInput: boolean;
  /** Whether the sums are stored behind a ReLU. A norm behind the convolution needs them raw. */
  readonly rectifies: boolean;
}

/** Values of the pass's overrides: passes with the same values share one pipeline. */
export function convolutionPassConstants(spec: ConvolutionPassSpec): Readonly<Record<string, number>> {
  return {
    ...convolutionConstants(spec),
    hasBias: Number(spec.op.bias),
    hasStatistics: Number(spec.hasStatistics),
    keepsInput: Number(spec.keepsInput),
    rectifies: Number(spec.rectifies),
  };
}

/** Reads operands; writes sums and, where asked, the tiles' statistics and the input. */
export class ConvolutionPass {
  readonly #program: ComputeProgram<typeof GROUPS>;
  readonly #planeGroups: number;

  private constructor(program: ComputeProgram<typeof GROUPS>, planeGroups: number) {
    this.#program = program;
    this.#planeGroups = planeGroups;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, spec: ConvolutionPassSpec): Promise<ConvolutionPass> {
    const arithmetic = spec.hasStatistics ? spec.arithmetic : {...spec.arithmetic, subgroups: false};
    const program = await ComputeProgram.create(device, {
      pass: 'ConvolutionPass',
      parts: [
        ...reducingElementParts(arithmetic),
        ...convolutionParts(spec),
        PARTS.moments,
        reducePart(arithmetic),
        {file: 'network/convolution-pass.wgsl', code: shader},
      ],
      groups: GROUPS,
      constants: convolutionPassConstants(spec),
    });
    return new ConvolutionPass(program, quadsOf(spec.op.outChannels) / spec.shape.quads);
  }

  /** A workgroup for each tile and each group of output planes. */
  dispatch(resources: PassResources<typeof GROUPS>, tiles: PixelSize): Dispatch {
    return this.#program.dispatch([resources, resources], [tiles.width, tiles.height, this.#planeGroups]);
  }
}
