/** Reads a still into the network's folded input. */
import shader from '../../../../shaders/network/pixels-to-input-pass.wgsl?raw';
import {createComputePipeline} from '../../gpu/compute-pipeline.ts';
import {createGroup, createLayout, recordDispatch} from '../../gpu/dispatch.ts';
import {createInputGroup, createInputLayout, FOLD_SIDE, type InputResources} from './fold.ts';
import {elementParts, PARTS, type Arithmetic} from './shader-parts.ts';

/** Reads an rgba8unorm texture; writes space-to-depth of it. */
export class PixelsToInputPass {
  readonly #device: GPUDevice;
  readonly #pipeline: GPUComputePipeline;
  readonly #layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout];

  private constructor(
    device: GPUDevice,
    pipeline: GPUComputePipeline,
    layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout],
  ) {
    this.#device = device;
    this.#pipeline = pipeline;
    this.#layouts = layouts;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, arithmetic: Arithmetic, block: number): Promise<PixelsToInputPass> {
    const layouts = [createLayout(device, 'PixelsToInputPass.layout', ['texture']), createInputLayout(device)] as const;
    const pipeline = await createComputePipeline(device, {
      label: 'PixelsToInputPass.pipeline',
      parts: [...elementParts(arithmetic), {file: 'network/pixels-to-input-pass.wgsl', code: shader}, PARTS.fold],
      constants: {block, workgroupSide: FOLD_SIDE},
      layout: device.createPipelineLayout({label: 'PixelsToInputPass.pipelineLayout', bindGroupLayouts: [...layouts]}),
    });
    return new PixelsToInputPass(device, pipeline, layouts);
  }

  /** Records the pass. */
  encode(pass: GPUComputePassEncoder, still: GPUTexture, input: InputResources): void {
    recordDispatch(pass, {
      pipeline: this.#pipeline,
      bindGroups: [
        createGroup(this.#device, 'PixelsToInputPass.bindGroup', this.#layouts[0], [
          still.createView({label: 'PixelsToInputPass.still'}),
        ]),
        createInputGroup(this.#device, this.#layouts[1], input),
      ],
      workgroups: input.workgroups,
    });
  }
}
