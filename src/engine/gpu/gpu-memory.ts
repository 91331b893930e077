/** Buffers of one owner: created with labels, counted, and freed together. */

/** What an owner holds on the GPU. */
export interface HeldMemory {
  readonly buffers: number;
  readonly bytes: number;
}

/** Creates buffers and remembers them. */
export class GpuMemory {
  readonly #device: GPUDevice;
  readonly #owner: string;
  readonly #buffers: GPUBuffer[] = [];

  /** @param owner the class that owns the buffers: the first half of their labels. */
  constructor(device: GPUDevice, owner: string) {
    this.#device = device;
    this.#owner = owner;
  }

  /** A storage buffer that starts as 0. */
  storage(field: string, bytes: number): GPUBuffer {
    return this.#create(field, bytes, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST);
  }

  /** A storage buffer with contents. */
  filled(field: string, contents: Float32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>): GPUBuffer {
    const buffer = this.storage(field, contents.byteLength);
    this.#device.queue.writeBuffer(buffer, 0, contents);
    return buffer;
  }

  /** A uniform buffer for one struct. */
  uniform(field: string, struct: Uint32Array<ArrayBuffer>): GPUBufferBinding {
    const buffer = this.#create(field, struct.byteLength, GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST);
    this.#device.queue.writeBuffer(buffer, 0, struct);
    return {buffer, size: struct.byteLength};
  }

  /** One uniform buffer for several structs, each at an offset that may be bound. */
  uniforms(field: string, structs: readonly Uint32Array<ArrayBuffer>[]): readonly GPUBufferBinding[] {
    const stride = this.#device.limits.minUniformBufferOffsetAlignment;
    const buffer = this.#create(
      field,
      Math.max(1, structs.length) * stride,
      GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    );
    return structs.map((struct, index) => {
      this.#device.queue.writeBuffer(buffer, index * stride, struct);
      return {buffer, offset: index * stride, size: struct.byteLength};
    });
  }

  /** What is held now. */
  held(): HeldMemory {
    return {buffers: this.#buffers.length, bytes: this.#buffers.reduce((sum, {size}) => sum + size, 0)};
  }

  dispose(): void {
    for (const buffer of this.#buffers.splice(0)) buffer.destroy();
  }

  #create(field: string, bytes: number, usage: GPUBufferUsageFlags): GPUBuffer {
    // Bound sizes and copies are whole groups of 16 bytes.
    const size = Math.ceil(bytes / 16) * 16;
    const buffer = this.#device.createBuffer({label: `${this.#owner}.${field}`, size, usage});
    this.#buffers.push(buffer);
    return buffer;
  }
}
