/** Reads a camera frame straight into the network's folded input. */
import shader from '../../../../shaders/network/ingest-to-input-pass.wgsl?raw';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {FRAME_BINDINGS, FrameInput} from '../../gpu/frame-input.ts';
import {SAMPLE_FRAME} from '../../gpu/shader-texts.ts';
import {overArea, WORKGROUP_SIDE} from '../../gpu/workgroups.ts';
import type {IngestGeometry} from '../../picture/geometry.ts';
import {INPUT_BINDINGS, inputConstants, type InputResources, type InputSpec} from './fold.ts';
import {elementParts, PARTS, type Arithmetic} from './shader-parts.ts';
import type {FrameImage} from '../../picture/frame-image.ts';

const GROUPS = [FRAME_BINDINGS, INPUT_BINDINGS] as const;

/** Reads an external texture; writes space-to-depth of it, in display orientation, sRGB in 0..1. */
export class IngestToInputPass {
  readonly #program: ComputeProgram<typeof GROUPS>;
  readonly #frames: FrameInput;

  private constructor(program: ComputeProgram<typeof GROUPS>, frames: FrameInput) {
    this.#program = program;
    this.#frames = frames;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, arithmetic: Arithmetic, input: InputSpec): Promise<IngestToInputPass> {
    const shaderPart = {file: 'network/ingest-to-input-pass.wgsl', code: shader};
    const program = await ComputeProgram.create(device, {
      pass: 'IngestToInputPass',
      parts: [...elementParts(arithmetic), SAMPLE_FRAME, shaderPart, PARTS.addPattern, PARTS.fold],
      groups: GROUPS,
      constants: {...inputConstants(input), workgroupSide: WORKGROUP_SIDE},
    });
    return new IngestToInputPass(program, await FrameInput.create(device, 'IngestToInputPass'));
  }

  /** For one frame and one submit: see `FrameInput.resources`. */
  dispatch(frame: FrameImage, geometry: IngestGeometry, input: InputResources): Dispatch {
    return this.#program.dispatch([this.#frames.resources(frame, geometry), input], overArea(input.folded));
  }

  dispose(): void {
    this.#frames.dispose();
  }
}
