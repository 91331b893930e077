/**
 * The one ledger of GPU resources: counts every buffer and texture of the shared device, made
 * by our passes, tfjs or Three.js.
 *
 * It wraps the device's factory methods, since that is the only place all three go through.
 */

/** What is alive on the device. */
export interface GpuResourceCounts {
  readonly buffers: number;
  readonly textures: number;
  readonly bytes: number;
}

/** Bytes of a texel in the formats the engine uses; others count as 4. */
const TEXEL_BYTES: Partial<Record<GPUTextureFormat, number>> = {r8unorm: 1, rgba16float: 8, rgba32float: 16};

/** Counts what a device has created and not destroyed. */
export class ResourceLedger {
  #buffers = 0;
  #textures = 0;
  #bytes = 0;

  /** Starts counting: create it right after the device, before anything else is made. */
  constructor(device: GPUDevice) {
    const createBuffer = device.createBuffer.bind(device);
    device.createBuffer = (descriptor): GPUBuffer => {
      const buffer = createBuffer(descriptor);
      this.#buffers++;
      this.#bytes += descriptor.size;
      onFirstDestroy(buffer, () => {
        this.#buffers--;
        this.#bytes -= descriptor.size;
      });
      return buffer;
    };
    const createTexture = device.createTexture.bind(device);
    device.createTexture = (descriptor): GPUTexture => {
      const texture = createTexture(descriptor);
      const bytes = textureBytes(texture);
      this.#textures++;
      this.#bytes += bytes;
      onFirstDestroy(texture, () => {
        this.#textures--;
        this.#bytes -= bytes;
      });
      return texture;
    };
  }

  /** What is alive now. */
  counts(): GpuResourceCounts {
    return {buffers: this.#buffers, textures: this.#textures, bytes: this.#bytes};
  }
}

function onFirstDestroy(resource: {destroy: () => undefined}, note: () => void): void {
  const destroy = resource.destroy.bind(resource);
  let isAlive = true;
  resource.destroy = (): undefined => {
    if (isAlive) note();
    isAlive = false;
    destroy();
  };
}

/** Bytes of all texels; mip levels add a third and are left out of the estimate. */
function textureBytes(texture: GPUTexture): number {
  const texels = texture.width * texture.height * texture.depthOrArrayLayers * texture.sampleCount;
  return texels * (TEXEL_BYTES[texture.format] ?? 4);
}
