/** Writes a camera frame, in display orientation, to an rgba8unorm storage texture. */
import shader from '../../../shaders/ingest/ingest-to-picture-pass.wgsl?raw';
import {ComputeProgram} from '../gpu/compute-program.ts';
import type {Dispatch} from '../gpu/dispatch.ts';
import {FRAME_BINDINGS, FrameInput} from '../gpu/frame-input.ts';
import {SAMPLE_FRAME} from '../gpu/shader-texts.ts';
import {overArea, WORKGROUP_SIDE} from '../gpu/workgroups.ts';
import type {IngestGeometry} from '../picture/geometry.ts';
import type {FrameImage} from '../picture/frame-image.ts';

const GROUPS = [FRAME_BINDINGS, {picture: 'picture'}] as const;

/** What the mirror shows of the camera, as large as the geometry says. */
export class IngestToPicturePass {
  readonly #program: ComputeProgram<typeof GROUPS>;
  readonly #input: FrameInput;

  private constructor(program: ComputeProgram<typeof GROUPS>, input: FrameInput) {
    this.#program = program;
    this.#input = input;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<IngestToPicturePass> {
    const program = await ComputeProgram.create(device, {
      pass: 'IngestToPicturePass',
      parts: [SAMPLE_FRAME, {file: 'ingest/ingest-to-picture-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {workgroupSide: WORKGROUP_SIDE},
    });
    return new IngestToPicturePass(program, await FrameInput.create(device, 'IngestToPicturePass'));
  }

  /** For one frame and one submit: see `FrameInput.resources`. */
  dispatch(frame: FrameImage, geometry: IngestGeometry, picture: GPUTexture): Dispatch {
    return this.#program.dispatch([this.#input.resources(frame, geometry), {picture}], overArea(geometry.output));
  }

  dispose(): void {
    this.#input.dispose();
  }
}
