/** Counts all dispatches of a device, those recorded by libraries too. */

/** Wraps the one method every command encoder comes from. */
export class DispatchMeter {
  #dispatches = 0;

  constructor(device: GPUDevice) {
    const createCommandEncoder = device.createCommandEncoder.bind(device);
    device.createCommandEncoder = (descriptor): GPUCommandEncoder => {
      const encoder = createCommandEncoder(descriptor);
      const beginComputePass = encoder.beginComputePass.bind(encoder);
      encoder.beginComputePass = (passDescriptor): GPUComputePassEncoder =>
        this.#watch(beginComputePass(passDescriptor));
      return encoder;
    };
  }

  /** Dispatches recorded so far. */
  get count(): number {
    return this.#dispatches;
  }

  #watch(pass: GPUComputePassEncoder): GPUComputePassEncoder {
    const direct = pass.dispatchWorkgroups.bind(pass);
    const indirect = pass.dispatchWorkgroupsIndirect.bind(pass);
    pass.dispatchWorkgroups = (x, y, z): undefined => {
      this.#dispatches++;
      direct(x, y, z);
    };
    pass.dispatchWorkgroupsIndirect = (buffer, offset): undefined => {
      this.#dispatches++;
      indirect(buffer, offset);
    };
    return pass;
  }
}
