/**
 * Pictures and details to and from the GPU as the dream keeps them: four float32 a pixel, and
 * rgba8unorm textures.
 */
import {fromPixels, toPixels} from '../../../src/engine/picture/convert-pixels.ts';
import {fromPlanes, toPlanes} from '../../../src/engine/perception/wgsl/planes.ts';
import {readBuffer} from '../../../src/engine/gpu/read-back.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import type {PixelSize} from '../../../src/protocol/units.ts';
import {readTexture} from './read-texture.ts';

/** A picture as a camera's eight bits have it. */
export function inBytes(picture: RgbPicture): RgbPicture {
  return fromPixels(toPixels(picture));
}

/** Puts a picture into a texture. */
export function writePicture(device: GPUDevice, texture: GPUTexture, picture: RgbPicture): void {
  const {data, width, height} = toPixels(picture);
  device.queue.writeTexture({texture}, data, {bytesPerRow: width * 4}, [width, height]);
}

/** A texture with the same format and usage as the painter's. */
export function pictureTexture(device: GPUDevice, {width, height}: PixelSize): GPUTexture {
  const {STORAGE_BINDING, TEXTURE_BINDING, COPY_SRC, COPY_DST} = GPUTextureUsage;
  const usage = STORAGE_BINDING | TEXTURE_BINDING | COPY_SRC | COPY_DST;
  return device.createTexture({size: [width, height], format: 'rgba8unorm', usage});
}

/** Puts values of any kind into a buffer. */
export function writeRgb(device: GPUDevice, buffer: GPUBuffer, {width, height, values}: RgbPicture): void {
  device.queue.writeBuffer(buffer, 0, toPlanes(values, {width, height, channels: 3}));
}

/** The same back. */
export async function readRgb(device: GPUDevice, buffer: GPUBuffer, {width, height}: PixelSize): Promise<RgbPicture> {
  const planes = new Float32Array(await readBuffer(device, buffer));
  return {width, height, values: fromPlanes(planes, {width, height, channels: 3})};
}

/** Records commands and submits them. */
export function submit(
  device: GPUDevice,
  record: (pass: GPUComputePassEncoder, encoder: GPUCommandEncoder) => void,
): void {
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  record(pass, encoder);
  pass.end();
  device.queue.submit([encoder.finish()]);
}

/** What a texture shows. */
export async function readPicture(device: GPUDevice, texture: GPUTexture): Promise<RgbPicture> {
  const {width, height} = texture;
  return fromPixels({width, height, data: await readTexture(device, texture)});
}
