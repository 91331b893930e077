/**
 * Whether a browser takes the view of a texture where a shader reads an imported frame. The
 * standard allows it, but it is younger than WebGPU (Chrome: since 137), and no feature names it.
 */

const answers = new WeakMap<GPUDevice, Promise<boolean>>();

/** Asks a device, once, by binding a texture of one pixel. */
export function takesViewAsFrame(device: GPUDevice): Promise<boolean> {
  const known = answers.get(device) ?? tryBinding(device);
  answers.set(device, known);
  return known;
}

async function tryBinding(device: GPUDevice): Promise<boolean> {
  const label = 'takesViewAsFrame';
  const texture = device.createTexture({
    ...{label, size: [1, 1], format: 'rgba8unorm'},
    usage: GPUTextureUsage.TEXTURE_BINDING,
  });
  device.pushErrorScope('validation');
  try {
    const layout = device.createBindGroupLayout({
      label,
      entries: [{binding: 0, visibility: GPUShaderStage.COMPUTE, externalTexture: {}}],
    });
    device.createBindGroup({label, layout, entries: [{binding: 0, resource: texture.createView({label})}]});
  } catch {
    // A browser that knows no such resource at all.
    await device.popErrorScope();
    texture.destroy();
    return false;
  }
  const error = await device.popErrorScope();
  texture.destroy();
  return error === null;
}
