/** Writes a camera frame, in display orientation, to [height, width, 3] float32, RGB in 0..1. */
import shader from '../../../shaders/ingest/ingest-to-tensor-pass.wgsl?raw';
import {ComputeProgram} from '../gpu/compute-program.ts';
import type {Dispatch} from '../gpu/dispatch.ts';
import {FRAME_BINDINGS, FrameInput} from '../gpu/frame-input.ts';
import {SAMPLE_FRAME} from '../gpu/shader-texts.ts';
import {overArea, WORKGROUP_SIDE} from '../gpu/workgroups.ts';
import type {IngestGeometry} from '../picture/geometry.ts';
import type {FrameImage} from '../picture/frame-image.ts';

const GROUPS = [FRAME_BINDINGS, {tensor: 'write'}] as const;

/** The network's input, as large as the geometry says. */
export class IngestToTensorPass {
  readonly #program: ComputeProgram<typeof GROUPS>;
  readonly #input: FrameInput;

  private constructor(program: ComputeProgram<typeof GROUPS>, input: FrameInput) {
    this.#program = program;
    this.#input = input;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<IngestToTensorPass> {
    const program = await ComputeProgram.create(device, {
      pass: 'IngestToTensorPass',
      parts: [SAMPLE_FRAME, {file: 'ingest/ingest-to-tensor-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {workgroupSide: WORKGROUP_SIDE},
    });
    return new IngestToTensorPass(program, await FrameInput.create(device, 'IngestToTensorPass'));
  }

  /** For one frame and one submit: see `FrameInput.resources`. */
  dispatch(frame: FrameImage, geometry: IngestGeometry, tensor: GPUBuffer): Dispatch {
    return this.#program.dispatch([this.#input.resources(frame, geometry), {tensor}], overArea(geometry.output));
  }

  dispose(): void {
    this.#input.dispose();
  }
}
