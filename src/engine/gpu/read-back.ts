/** Reading GPU memory back: for stills, statistics and tests, never in the live path. */
import {EngineError} from '../../protocol/errors.ts';
import type {Pixels} from '../picture/picture.ts';

/** Copies of textures need rows of a multiple of this many bytes. */
const ROW_ALIGNMENT = 256;

/** Copies a buffer's bytes to memory. @throws EngineError 'gpu-lost'. */
export async function readBuffer(device: GPUDevice, buffer: GPUBuffer): Promise<ArrayBuffer> {
  return readStaged(device, buffer.size, (encoder, staging) => {
    encoder.copyBufferToBuffer(buffer, 0, staging, 0, buffer.size);
  });
}

/** Copies an rgba8unorm texture to opaque RGBA8 rows. @throws EngineError 'gpu-lost'. */
export async function readTexture(device: GPUDevice, texture: GPUTexture): Promise<Pixels> {
  const {width, height} = texture;
  const bytesPerRow = Math.ceil((width * 4) / ROW_ALIGNMENT) * ROW_ALIGNMENT;
  const bytes = await readStaged(device, bytesPerRow * height, (encoder, staging) => {
    encoder.copyTextureToBuffer({texture}, {buffer: staging, bytesPerRow}, [width, height]);
  });
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++) {
    data.set(new Uint8Array(bytes, row * bytesPerRow, width * 4), row * width * 4);
  }
  return {data, width, height};
}

async function readStaged(
  device: GPUDevice,
  size: number,
  copy: (encoder: GPUCommandEncoder, staging: GPUBuffer) => void,
): Promise<ArrayBuffer> {
  const staging = device.createBuffer({
    label: 'readBack.staging',
    size,
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });
  try {
    const encoder = device.createCommandEncoder({label: 'readBack.encoder'});
    copy(encoder, staging);
    device.queue.submit([encoder.finish()]);
    await staging.mapAsync(GPUMapMode.READ);
    return staging.getMappedRange().slice(0);
  } catch (cause) {
    throw new EngineError('gpu-lost', 'the device was lost while pixels were read back', {cause});
  } finally {
    staging.destroy();
  }
}
