/** The last convolution, straight into the display texture. */
import shader from '../../../../shaders/network/convolution-to-picture-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {convolutionConstants, convolutionParts, type ConvolutionSpec} from './convolution-spec.ts';
import {OPERAND_BINDINGS} from './operands.ts';
import type {PictureSink} from '../plan/plan.ts';
import {elementParts, PARTS} from './shader-parts.ts';

const GROUPS = [
  OPERAND_BINDINGS,
  {
    weights: 'read',
    /**
     * Not used here: any buffer. The kernel's text declares it for layers that keep their input.
     */
    keptInput: 'write',
    bias: 'read',
    picture: 'picture',
  },
] as const;

/** What the pass is compiled from. */
export interface ConvolutionToPictureSpec extends ConvolutionSpec {
  readonly sink: PictureSink;
}

/**
 * Reads operands; writes sigmoid and depth-to-space of the convolution to an rgba8unorm texture.
 */
export class ConvolutionToPicturePass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, spec: ConvolutionToPictureSpec): Promise<ConvolutionToPicturePass> {
    const program = await ComputeProgram.create(device, {
      pass: 'ConvolutionToPicturePass',
      parts: [
        ...elementParts(spec.arithmetic),
        ...convolutionParts(spec),
        PARTS.unfold,
        {file: 'network/convolution-to-picture-pass.wgsl', code: shader},
      ],
      groups: GROUPS,
      constants: {
        ...convolutionConstants(spec),
        hasBias: Number(spec.op.bias),
        block: spec.sink.block,
        hasSigmoid: Number(spec.sink.sigmoid),
      },
    });
    return new ConvolutionToPicturePass(program);
  }

  /** A workgroup for each tile. */
  dispatch(resources: PassResources<typeof GROUPS>, tiles: PixelSize): Dispatch {
    return this.#program.dispatch([resources, resources], [tiles.width, tiles.height, 1]);
  }
}
