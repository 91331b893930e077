/**
 * What the ingest passes share: a camera frame read on the GPU without a copy
 * (importExternalTexture), in display orientation.
 */
import type {PixelSize} from '../../protocol/units.ts';
import {createComputePipeline, type ShaderPart} from '../gpu/compute-pipeline.ts';
import {FRAME_GEOMETRY_BYTES, packFrameGeometry} from '../gpu/frame-geometry-buffer.ts';
import type {IngestGeometry} from '../picture/geometry.ts';
import {SAMPLE_FRAME} from '../gpu/shader-texts.ts';

/** Invocations along each side of a workgroup. */
const WORKGROUP_SIDE = 8;

/** Runs a shader once for every pixel of an output, with the frame and its geometry bound. */
export class FrameReader {
  readonly #device: GPUDevice;
  readonly #pipeline: GPUComputePipeline;
  readonly #sampler: GPUSampler;
  readonly #uniforms: GPUBuffer;

  private constructor(device: GPUDevice, pipeline: GPUComputePipeline) {
    this.#device = device;
    this.#pipeline = pipeline;
    this.#sampler = device.createSampler({label: 'FrameReader.sampler', magFilter: 'linear', minFilter: 'linear'});
    this.#uniforms = device.createBuffer({
      label: 'FrameReader.uniforms',
      size: FRAME_GEOMETRY_BYTES,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
  }

  /** Compiles a shader that writes through binding 3. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, label: string, shader: ShaderPart): Promise<FrameReader> {
    const pipeline = await createComputePipeline(device, {
      label,
      parts: [SAMPLE_FRAME, shader],
      constants: {workgroupSide: WORKGROUP_SIDE},
    });
    return new FrameReader(device, pipeline);
  }

  /**
   * Records the pass. The imported frame lives until this task ends, so submit before awaiting
   * anything. Writes the uniforms at once: at most one `encode` of this pass per submit.
   */
  encode(encoder: GPUCommandEncoder, frame: VideoFrame, geometry: IngestGeometry, output: GPUBindingResource): void {
    const source: PixelSize = {width: frame.displayWidth, height: frame.displayHeight};
    this.#device.queue.writeBuffer(this.#uniforms, 0, packFrameGeometry(geometry, source));
    const bindGroup = this.#device.createBindGroup({
      label: 'FrameReader.bindGroup',
      layout: this.#pipeline.getBindGroupLayout(0),
      entries: [
        {binding: 0, resource: this.#device.importExternalTexture({label: 'FrameReader.frame', source: frame})},
        {binding: 1, resource: this.#sampler},
        {binding: 2, resource: {buffer: this.#uniforms}},
        {binding: 3, resource: output},
      ],
    });
    const pass = encoder.beginComputePass({label: this.#pipeline.label});
    pass.setPipeline(this.#pipeline);
    pass.setBindGroup(0, bindGroup);
    pass.dispatchWorkgroups(
      Math.ceil(geometry.output.width / WORKGROUP_SIDE),
      Math.ceil(geometry.output.height / WORKGROUP_SIDE),
    );
    pass.end();
  }

  dispose(): void {
    this.#uniforms.destroy();
  }
}
