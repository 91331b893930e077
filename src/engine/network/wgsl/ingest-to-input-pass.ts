/** Reads a camera frame straight into the network's folded input. */
import shader from '../../../../shaders/network/ingest-to-input-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import {createComputePipeline} from '../../gpu/compute-pipeline.ts';
import {FRAME_GEOMETRY_BYTES, packFrameGeometry} from '../../gpu/frame-geometry-buffer.ts';
import type {IngestGeometry} from '../../picture/geometry.ts';
import {createGroup, createLayout, recordDispatch} from '../../gpu/dispatch.ts';
import {createInputLayout, createInputGroup, FOLD_SIDE, type InputResources} from './fold.ts';
import {elementParts, PARTS, type Arithmetic} from './shader-parts.ts';
import {SAMPLE_FRAME} from '../../gpu/shader-texts.ts';

/** Reads an external texture; writes space-to-depth of it, in display orientation, sRGB in 0..1. */
export class IngestToInputPass {
  readonly #device: GPUDevice;
  readonly #pipeline: GPUComputePipeline;
  readonly #layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout];
  readonly #sampler: GPUSampler;
  readonly #geometry: GPUBuffer;

  private constructor(
    device: GPUDevice,
    pipeline: GPUComputePipeline,
    layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout],
  ) {
    this.#device = device;
    this.#pipeline = pipeline;
    this.#layouts = layouts;
    this.#sampler = device.createSampler({
      label: 'IngestToInputPass.sampler',
      magFilter: 'linear',
      minFilter: 'linear',
    });
    this.#geometry = device.createBuffer({
      label: 'IngestToInputPass.geometry',
      size: FRAME_GEOMETRY_BYTES,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, arithmetic: Arithmetic, block: number): Promise<IngestToInputPass> {
    const layouts = [
      createLayout(device, 'IngestToInputPass.layout', ['frame', 'sampler', 'uniform']),
      createInputLayout(device),
    ] as const;
    const pipeline = await createComputePipeline(device, {
      label: 'IngestToInputPass.pipeline',
      parts: [
        ...elementParts(arithmetic),
        SAMPLE_FRAME,
        {file: 'network/ingest-to-input-pass.wgsl', code: shader},
        PARTS.fold,
      ],
      constants: {block, workgroupSide: FOLD_SIDE},
      layout: device.createPipelineLayout({label: 'IngestToInputPass.pipelineLayout', bindGroupLayouts: [...layouts]}),
    });
    return new IngestToInputPass(device, pipeline, layouts);
  }

  /**
   * Records the pass. The imported frame lives until this task ends, so submit before awaiting
   * anything; the geometry is written at once, so at most one `encode` for each submit.
   */
  encode(pass: GPUComputePassEncoder, frame: VideoFrame, geometry: IngestGeometry, input: InputResources): void {
    const source: PixelSize = {width: frame.displayWidth, height: frame.displayHeight};
    this.#device.queue.writeBuffer(this.#geometry, 0, packFrameGeometry(geometry, source));
    recordDispatch(pass, {
      pipeline: this.#pipeline,
      bindGroups: [
        createGroup(this.#device, 'IngestToInputPass.bindGroup', this.#layouts[0], [
          this.#device.importExternalTexture({label: 'IngestToInputPass.frame', source: frame}),
          this.#sampler,
          {buffer: this.#geometry},
        ]),
        createInputGroup(this.#device, this.#layouts[1], input),
      ],
      workgroups: input.workgroups,
    });
  }

  dispose(): void {
    this.#geometry.destroy();
  }
}
