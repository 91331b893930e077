/** Writes a camera frame, in display orientation, to an rgba8unorm storage texture. */
import ingestToPicture from '../../../shaders/ingest/ingest-to-picture-pass.wgsl?raw';
import {FrameReader} from './frame-reader.ts';
import type {IngestGeometry} from '../picture/geometry.ts';

/** The ingest to the camera's side of the mirror. Sizes are the geometry's output. */
export class IngestToPicturePass {
  readonly #reader: FrameReader;

  private constructor(reader: FrameReader) {
    this.#reader = reader;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<IngestToPicturePass> {
    const shader = {file: 'ingest/ingest-to-picture-pass.wgsl', code: ingestToPicture};
    return new IngestToPicturePass(await FrameReader.create(device, 'IngestToPicturePass.pipeline', shader));
  }

  /** Records the pass; see FrameReader.encode for what the caller must keep. */
  encode(encoder: GPUCommandEncoder, frame: VideoFrame, geometry: IngestGeometry, picture: GPUTexture): void {
    this.#reader.encode(encoder, frame, geometry, picture.createView());
  }

  dispose(): void {
    this.#reader.dispose();
  }
}
