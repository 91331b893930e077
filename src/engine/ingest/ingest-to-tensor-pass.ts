/** Writes a camera frame, in display orientation, to [height, width, 3] float32, RGB in 0..1. */
import ingestToTensor from '../../../shaders/ingest/ingest-to-tensor-pass.wgsl?raw';
import {FrameReader} from './frame-reader.ts';
import type {IngestGeometry} from '../picture/geometry.ts';

/** The ingest to the network's input. Sizes are the geometry's output. */
export class IngestToTensorPass {
  readonly #reader: FrameReader;

  private constructor(reader: FrameReader) {
    this.#reader = reader;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<IngestToTensorPass> {
    const shader = {file: 'ingest/ingest-to-tensor-pass.wgsl', code: ingestToTensor};
    return new IngestToTensorPass(await FrameReader.create(device, 'IngestToTensorPass.pipeline', shader));
  }

  /** Records the pass; see FrameReader.encode for what the caller must keep. */
  encode(encoder: GPUCommandEncoder, frame: VideoFrame, geometry: IngestGeometry, tensor: GPUBuffer): void {
    this.#reader.encode(encoder, frame, geometry, {buffer: tensor});
  }

  dispose(): void {
    this.#reader.dispose();
  }
}
