/** Writes a float32 picture tensor into a texture the compositor samples. */
import tensorToPicture from '../../../shaders/style/tensor-to-picture-pass.wgsl?raw';
import {createComputePipeline} from '../gpu/compute-pipeline.ts';

const WORKGROUP_SIDE = 8;

/** Reads [height, width, 3] float32, writes an rgba8unorm storage texture of the same size. */
export class TensorToPicturePass {
  readonly #device: GPUDevice;
  readonly #pipeline: GPUComputePipeline;

  private constructor(device: GPUDevice, pipeline: GPUComputePipeline) {
    this.#device = device;
    this.#pipeline = pipeline;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<TensorToPicturePass> {
    const pipeline = await createComputePipeline(device, {
      label: 'TensorToPicturePass.pipeline',
      parts: [{file: 'style/tensor-to-picture-pass.wgsl', code: tensorToPicture}],
      constants: {workgroupSide: WORKGROUP_SIDE},
    });
    return new TensorToPicturePass(device, pipeline);
  }

  encode(encoder: GPUCommandEncoder, tensor: GPUBuffer, picture: GPUTexture): void {
    const pass = encoder.beginComputePass({label: 'TensorToPicturePass'});
    pass.setPipeline(this.#pipeline);
    pass.setBindGroup(
      0,
      this.#device.createBindGroup({
        label: 'TensorToPicturePass.bindGroup',
        layout: this.#pipeline.getBindGroupLayout(0),
        entries: [
          {binding: 0, resource: {buffer: tensor}},
          {binding: 1, resource: picture.createView()},
        ],
      }),
    );
    pass.dispatchWorkgroups(Math.ceil(picture.width / WORKGROUP_SIDE), Math.ceil(picture.height / WORKGROUP_SIDE));
    pass.end();
  }
}
