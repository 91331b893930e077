/** Reads an rgba8unorm texture back. Only tests do so; the live path never reads back. */

/** Rows of a texture copy are padded to a multiple of this. */
const ROW_ALIGNMENT = 256;

/** RGBA8 rows of a texture made with COPY_SRC. */
export async function readTexture(device: GPUDevice, texture: GPUTexture): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const {width, height} = texture;
  const bytesPerRow = Math.ceil((width * 4) / ROW_ALIGNMENT) * ROW_ALIGNMENT;
  const buffer = device.createBuffer({
    label: 'readTexture.buffer',
    size: bytesPerRow * height,
    usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ,
  });
  const encoder = device.createCommandEncoder({label: 'readTexture'});
  encoder.copyTextureToBuffer({texture}, {buffer, bytesPerRow}, [width, height]);
  device.queue.submit([encoder.finish()]);
  await buffer.mapAsync(GPUMapMode.READ);
  const rows = new Uint8ClampedArray(buffer.getMappedRange());
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++) {
    data.set(rows.subarray(row * bytesPerRow, row * bytesPerRow + width * 4), row * width * 4);
  }
  buffer.destroy();
  return data;
}
